import { strict as assert } from 'node:assert';
import { judgeCause } from '../../../src/core/reference/judgeCause';
import { providers } from '../../../src/core/reference/providers';
import { wordsOf } from '../../../src/core/reference/words';

/** A reply, the host that gave it where the log names one, and what must be known of it. */
const replies: readonly (readonly [reply: string, server: string | undefined, provider: string, cause: string])[] = [
  ['550 5.1.1 The email account that you tried to reach does not exist. - gsmtp', undefined, 'google', 'unknown-recipient'],
  ['421 4.7.27 Your email has been rate limited because SPF did not pass. - gsmtp', undefined, 'google', 'sender-authentication'],
  ['550 5.7.30 DKIM authentication did not pass', 'aspmx.l.google.com[192.0.2.1]:25', 'google', 'sender-authentication'],
  ['552 5.7.0 This message was blocked because its content presents a potential security issue. - gsmtp', undefined, 'google', 'policy'],
  ['452 4.5.3 Domain policy size per transaction exceeded, please try this recipient in a separate transaction. - gsmtp', undefined, 'google', 'rate-limited'],
  ["550 5.7.1 The IP you're using to send mail is not authorized to send email directly to our servers. - gsmtp", undefined, 'google', 'reputation'],
  ['550 5.7.1 Invalid credentials for relay [192.0.2.7]. - gsmtp', undefined, 'google', 'relay-denied'],
  ['550 5.7.1 Messages missing a valid messageId header are not accepted. - gsmtp', undefined, 'google', 'not-standards-compliant'],
  ['550 5.4.1 Relay Access Denied', 'example-org.mail.protection.outlook.com', 'microsoft-365', 'relay-denied'],
  ['451 4.7.511 Access denied, please try again later AS(123)', 'example-org.mail.protection.outlook.com', 'microsoft-365', 'reputation'],
  ['450 4.4.318 Connection was closed abruptly (SuspiciousRemoteServerError)', 'example-org.mail.protection.outlook.com', 'microsoft-365', 'network'],
  ['451 4.4.4 Mail received as unauthenticated, incoming to a recipient domain configured in a hosted tenant which has no mail-enabled subscriptions. ATTR5', undefined, 'microsoft-365', 'does-not-accept-mail'],
  ['550 5.7.510 Access denied, example.org does not accept email over IPv6', 'example-org.mail.protection.outlook.com', 'microsoft-365', 'policy'],
  ['535 5.7.143 Authentication token refused', 'smtp-hve.office365.com', 'microsoft-365', 'login-failed'],
  ['550 5.4.1 Recipient address rejected: Access denied', 'example-org.mail.protection.outlook.com', 'microsoft-365', 'unknown-recipient'],
  ['550 5.4.1 Recipient address rejected: Access denied. AS(201806281)', undefined, 'microsoft-365', 'unknown-recipient'],
  ['550 5.7.1 Service unavailable, Client host [192.0.2.7] blocked using Spamhaus (AS16012611)', undefined, 'microsoft-365', 'reputation'],
  ['535 5.7.139 Authentication unsuccessful, basic authentication is disabled.', undefined, 'microsoft-365', 'login-failed'],
  ['535 5.7.139 Authentication unsuccessful, the user credentials were incorrect.', undefined, 'microsoft-365', 'login-failed'],
  ['550 5.7.606 Access denied, banned sending IP [192.0.2.7]', undefined, 'microsoft-365', 'reputation'],
  ['550 5.7.631 Access denied, banned sending IP [192.0.2.7]', undefined, 'microsoft-365', 'reputation'],
  ['550 5.7.520 Access denied, Your organization does not allow external forwarding.', undefined, 'microsoft-365', 'policy'],
  ["550 5.7.1 Unfortunately, messages from [192.0.2.7] weren't sent. (S3140)", 'outlook-com.olc.protection.outlook.com', 'outlook.com', 'reputation'],
  ['421 4.7.0 [TSS04] Messages from 192.0.2.7 temporarily deferred due to unexpected volume or user complaints', undefined, 'yahoo', 'reputation'],
  ['554 delivery error: dd This user doesn\'t have a yahoo.com account', 'mta5.am0.yahoodns.net', 'yahoo', 'unknown-recipient'],
  ['554 5.7.1 [HM08] Message rejected due to local policy.', 'mx01.mail.icloud.com', 'icloud', 'policy'],
  ['554 5.7.1 BL000001 is on a list', 'mx1.comcast.net', 'comcast', 'reputation'],
  ['554 gmx.net (mxgmx102) Nemesis ESMTP Service not available', undefined, 'gmx', 'reputation'],
  ['554 gmx.net (mxgmx101) Nemesis ESMTP Service not available No SMTP service IP address is black listed.', undefined, 'gmx', 'reputation'],
  ['550 5.1.1 Adresse d au moins un destinataire invalide. Invalid recipient. OFR_416 [416]', 'smtp-in.orange.fr', 'orange', 'unknown-recipient'],
  ['554 IP=192.0.2.7 - A problem occurred. (Ask your postmaster for help or to contact tosa@rx.t-online.de to clarify.)', 'mx00.t-online.de', 't-online', 'reputation'],
  ['554 5.7.1 Blocked - see https://ipcheck.proofpoint.com/?ip=192.0.2.7', undefined, 'proofpoint', 'reputation'],
  ['550 Rejected by header based Anti-Spoofing policy - https://community.mimecast.com/docs/DOC-1369#550', undefined, 'mimecast', 'sender-authentication'],
  ['550 5.7.1 blocked, see https://csi.cloudmark.com/en/reset/?ip=192.0.2.7', undefined, 'cloudmark', 'reputation'],
  ["554 Your access to this mail system has been rejected due to the sending MTA's poor reputation", 'mx1.example.iphmx.com', 'cisco', 'reputation'],
  ['554 Service unavailable; Client host [192.0.2.7] blocked using b.barracudacentral.org', undefined, 'barracuda', 'reputation'],
  ['554 5.7.1 Service unavailable; Client host [192.0.2.7] blocked using zen.spamhaus.org; https://www.spamhaus.org/query/ip/192.0.2.7', undefined, 'spamhaus', 'reputation'],
  ['554 5.7.1 blocked using zen.spamhaus.org; Error: open resolver; 127.255.255.254', undefined, 'spamhaus', 'server-fault'],
  ['550 192.0.2.7 blocked. AUP#CXBL', 'mx.east.cox.net', 'cox', 'reputation'],
  ['550 5.1.0 sender rejected : AUP#CXMJ', 'cxr.mx.a.cloudfilter.net', 'cox', 'sender-refused'],
  ['554 pkvw-mx.msg.pkvw.co.charter.net cmsmtp 192.0.2.7 blocked. Please see https://www.spectrum.net/support/internet/understanding-email-error-codes for more information. AUP#Out-1130', undefined, 'spectrum', 'missing-reverse-dns'],
  ['421 Error: 1300 AUP#1340', 'mx.charter.net', 'spectrum', 'rate-limited'],
  ['550 p3plibsmtp01-01.prod.phx3.secureserver.net bizsmtp IB104. Connection refused. 192.0.2.7 is listed', 'smtp.secureserver.net', 'godaddy', 'reputation'],
  ['550 Mail content denied. http://service.mail.qq.com/cgi-bin/help?subtype=1&&id=20022', undefined, 'qq', 'spam'],
  ['550 Recipient unavailable http://mail.i.ua/err/4/', undefined, 'i.ua', 'mailbox-full'],
];

describe('providers', () => {
  for (const [reply, server, provider, cause] of replies) {
    it(`are known by their replies: ${reply.slice(0, 60)}`, () => {
      const [, code, status, text = ''] = /^(\d{3}) (?:([45]\.\d+\.\d+) )?(.*)$/.exec(reply) ?? [];
      const judged = judgeCause({ text, code, enhancedStatus: status, context: { server } });
      assert.deepEqual([judged.provider?.provider.id, judged.cause], [provider, cause]);
    });
  }

  it('are not seen where they are only spoken of', () => {
    assert.equal(judgeCause({ text: 'User ph01 unknown', code: '550' }).provider, undefined);
    assert.equal(judgeCause({ text: 'Mailbox google is full', code: '552' }).provider, undefined);
  });

  it('are known by a mark alone, where it is long or nobody else writes it', () => {
    const provider = (text: string, server?: string): string | undefined => judgeCause({ text, code: '421', context: { server } }).provider?.provider.id;
    assert.equal(provider('Try later (TS03)'), 'yahoo');
    assert.equal(provider('Try later (PH01)'), undefined);
    assert.equal(provider('Try later (PH01)', 'mta7.am0.yahoodns.net'), 'yahoo');
    assert.equal(provider('Try later (TS03)', 'smtp.gmail.com'), 'google');
    for (const { rules } of providers) for (const { mark, distinctive, means } of rules) assert.ok(mark ? mark.source.startsWith('^') && mark.source.endsWith('$') && mark.flags === '' : distinctive === undefined, means);
  });

  it('are known by a status and words that nobody else writes, by both together alone', () => {
    const judged = (text: string, code: string, enhancedStatus: string, server?: string): string | undefined => judgeCause({ text, code, enhancedStatus, context: { server } }).provider?.provider.id;
    const words = 'Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant';
    assert.equal(judged(words, '535', '5.7.139'), 'microsoft-365');
    assert.equal(judgeCause({ text: words, code: '535', enhancedStatus: '5.7.139' }).ground, 'provider');
    assert.equal(judged(words, '535', '5.7.8'), undefined);
    assert.equal(judged(words, '554', '5.7.139'), undefined);
    assert.equal(judged('Go away', '535', '5.7.139'), undefined);
    // Where the host tells that it is another's, that is heeded.
    assert.equal(judged(words, '535', '5.7.139', 'smtp.gmail.com'), 'google');
    for (const { rules } of providers) for (const { alone, statuses = [], words: phrases = [], means } of rules) assert.ok(alone === undefined || (statuses.length > 0 && phrases.length > 0), means);
  });

  it('have each id once, a page, and signs that stand as words', () => {
    const ids = providers.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    for (const { id, page, signs, hosts, rules } of providers) {
      for (const url of [page.url, ...rules.flatMap((rule) => rule.page ?? [])]) assert.match(url, /^https:\/\/[a-z0-9.-]+\.[a-z]{2,}(?:\/\S*)?$/, id);
      for (const sign of signs) assert.deepEqual(wordsOf(sign), [sign], `${id}: ${sign}`);
      for (const host of hosts) assert.match(host, /^\.[a-z0-9.-]+$/, id);
      for (const { means, whatToDo } of rules) for (const text of [means, whatToDo]) assert.match(text, /^[A-Z0-9i].*\.$/, `${id}: ${text}`);
    }
  });
});
