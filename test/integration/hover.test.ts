import { assert } from 'chai';
import * as vscode from 'vscode';
import { diagnosticsOnce } from './support/diagnostics';
import { openForeign, openOurs } from './support/documents';
import { hoverAt } from './support/hovers';

const LOGIN = `220 mail.example.com ESMTP
EHLO laptop.example.com
250 AUTH LOGIN
AUTH LOGIN
«334» «VXNlcm5hbWU6»
YWxpY2U=
334 UGFzc3dvcmQ6
«d3JvbmctcGFzc3dvcmQ=»
535 5.7.8 Error: authentication failed
`;

describe('hover', () => {
  const codes: readonly { readonly name: string; readonly text: string; readonly says: readonly RegExp[] }[] = [
    {
      name: '334',
      text: LOGIN.replace('«VXNlcm5hbWU6»', 'VXNlcm5hbWU6'),
      says: [/334/, /3xx Positive Intermediate/, /challenge/i, /SASL/, /Base64/, /AUTH/, /rfc4954/],
    },
    {
      name: '521',
      text: '«521» mail.example.com does not accept mail\n',
      says: [/521/, /5xx Permanent Negative/, /accepts? no mail/, /connecting/i, /MX records/, /rfc7504/],
    },
    {
      name: '550',
      text: '220 mx.example.net ESMTP\nRCPT TO:<bob@example.net>\n«550» 5.1.1 No such user\n',
      says: [/550/, /5xx Permanent Negative/, /mailbox/i, /rfc5321/],
    },
    {
      name: '5.1.1',
      text: '220 mx.example.net ESMTP\nRCPT TO:<bob@example.net>\n550 «5.1.1» No such user\n',
      says: [/5\.1\.1/, /5\.x\.x Permanent Failure/, /does not exist/, /rfc3463/],
    },
    {
      name: '550 in a Postfix log',
      text: 'Nov 24 02:36:46 mail postfix/smtp[210]: C60438A: to=<bob@example.net>, relay=mx.example.net[198.51.100.25]:25, delay=0.1, delays=0/0/0/0.1, dsn=5.1.1, status=bounced (host mx.example.net[198.51.100.25] said: «550» 5.1.1 No such user (in reply to RCPT TO command))\n',
      says: [/550/, /5xx Permanent Negative/, /Follow message/],
    },
    {
      name: 'dsn=5.4.4 of a Postfix log, where no reply was given',
      text: 'Nov 24 02:36:46 mail postfix/smtp[210]: C60438A: to=<bob@nosuch.example.org>, relay=none, delay=0.1, delays=0/0/0.1/0, dsn=«5.4.4», status=bounced (Host or domain name not found. Name service error for name=nosuch.example.org type=A: Host not found)\n',
      says: [/5\.4\.4/, /5\.x\.x Permanent Failure/],
    },
  ];
  for (const { name, text, says } of codes) {
    it(`explains ${name}: what it is, when one sees it, how to fix it, and where that is written`, async () => {
      const opened = await openOurs(name.includes('Postfix') ? 'mail-log' : 'smtp-transcript', text);
      const hover = await hoverAt(opened.document, opened.range(0));
      assert.isDefined(hover, 'there is a hover');
      for (const one of [...says, /Description/, /When you see it/, /How to fix/]) assert.match(hover.text, one);
      assert.deepEqual(hover.range, opened.range(0), 'the hover belongs to the code');
    });
  }

  it('shows the decoded challenge', async () => {
    const { document, range } = await openOurs('smtp-transcript', LOGIN);
    const hover = await hoverAt(document, range(1));
    assert.include(plain(hover?.text), 'Username:');
    assert.include(plain(hover?.text), 'LOGIN');
    assert.deepEqual(hover?.range, range(1));
  });

  it('masks a password', async () => {
    const { document, range } = await openOurs('smtp-transcript', LOGIN);
    const hover = await hoverAt(document, range(2));
    assert.include(hover?.text, '••••••');
    for (const secret of ['wrong-password', 'd3JvbmctcGFzc3dvcmQ']) assert.notInclude(plain(hover?.text), secret);
  });

  it('says what a failing reply means where it stands, once: in the message of the problem, or before what its code means', async () => {
    const { document, range } = await openOurs(
      'smtp-transcript',
      '220 mx.example.net ESMTP\nRCPT TO:<bob@example.net>\n«550»-5.1.1 There is nobody\n«550» 5.1.1 of that name\n',
    );
    await diagnosticsOnce('the refusal', document, (found) => found.length === 1);
    // On the first line VS Code shows the message of the problem above the hover itself.
    assert.notInclude(plain((await hoverAt(document, range(0)))?.text), 'Judged by');
    const text = plain((await hoverAt(document, range(1)))?.text);
    assert.include(text, 'There is nobody of that name', 'the whole reply, not only its first line');
    assert.isBelow(text.indexOf('There is nobody'), text.indexOf('Description'));
    assert.include(text, '5xx Permanent Negative', 'the last line has a hover too');
  });

  it('says it where the problem is not shown: folded away, or switched off', async () => {
    const line = (code: string): string => `Nov 24 02:36:46 mail postfix/smtp[210]: C60438A: to=<bob@example.net>, relay=mx.example.net[198.51.100.25]:25, delay=0.1, delays=0/0/0/0.1, dsn=${code.slice(4)}, status=${code.startsWith('4') ? 'deferred' : 'bounced'} (host mx.example.net[198.51.100.25] said: «${code} Something (in reply to RCPT TO command))»\n`;
    const { document, ranges } = await openOurs('mail-log', line('550 5.1.1').repeat(8) + line('450 4.2.1'));
    await diagnosticsOnce('the refusals, folded', document, (found) => found.length === 1);
    const at = (index: number): vscode.Range => new vscode.Range(ranges[index]?.start ?? new vscode.Position(0, 0), (ranges[index]?.start ?? new vscode.Position(0, 0)).translate(0, 3));
    assert.notInclude(plain((await hoverAt(document, at(0)))?.text), 'Judged by', 'the first stands in the Problems panel');
    assert.include(plain((await hoverAt(document, at(7)))?.text), 'Judged by', 'the last is folded away');
    assert.include(plain((await hoverAt(document, at(8)))?.text), 'Judged by', 'what is tried again is off');
  });

  it('offers commands, and trusts those links only', async () => {
    const { document, range } = await openOurs('mail-log', 'Nov 24 02:36:46 mail postfix/smtp[210]: C60438A: to=<bob@example.net>, relay=mx.example.net[198.51.100.25]:25, delay=0.1, delays=0/0/0/0.1, dsn=5.1.1, status=bounced (host mx.example.net[198.51.100.25] said: «550» 5.1.1 [x](command:workbench.action.quit) (in reply to RCPT TO command))\n');
    const parts = (await hoverAt(document, range(0)))?.parts ?? [];
    const trusted = parts.filter(({ isTrusted }) => isTrusted);
    assert.lengthOf(trusted, 1);
    assert.deepEqual(trusted[0]?.isTrusted, { enabledCommands: ['mailLog.compareReplyCodes', 'mailLog.followMessage'] });
    assert.match(trusted[0]?.value ?? '', /^\[Compare with \d{3}\]\(command:mailLog\.compareReplyCodes\?[\w%]+\).*\[Follow message\]\(command:mailLog\.followMessage\?%5B0%5D\)$/);
  });

  it('explains commands, what a server offers, and the fields of a log', async () => {
    const session = await openOurs('smtp-transcript', '220 mx.example.net ESMTP\n«EHLO» client.example.com\n250-mx.example.net\n250 «PIPELINING»\n');
    assert.include((await hoverAt(session.document, session.range(0)))?.text, '4.1.1.1');
    assert.include((await hoverAt(session.document, session.range(1)))?.text, 'rfc2920');
    const log = await openOurs('mail-log', 'Nov 24 02:36:46 mail postfix/smtp[210]: C60438A: to=<bob@example.net>, relay=mx.example.net[198.51.100.25]:25, delay=3, «delays=0/0/3/0», dsn=2.0.0, status=sent (250 2.0.0 Ok)\n');
    const delays = await hoverAt(log.document, log.range(0));
    assert.include(delays?.text, 'Connecting');
    assert.deepEqual(delays?.range, log.range(0));
  });

  it('says what became of a message over the word that tells it, and why it was given up', async () => {
    const to = (status: string): string => `Nov 24 02:36:46 mail postfix/smtp[210]: C60438A: to=<bob@example.net>, relay=mx.example.net[198.51.100.25]:25, delay=0.1, delays=0/0/0/0.1, dsn=4.2.2, ${status} (host mx.example.net[198.51.100.25] said: 452 4.2.2 Mailbox full (in reply to RCPT TO command))\n`;
    const { document, range } = await openOurs('mail-log', `${to('status=«deferred»')}Nov 29 02:36:46 mail postfix/qmgr[210]: C60438A: from=<alice@example.com>, status=«expired», returned to sender\n`);
    const deferred = plain((await hoverAt(document, range(0)))?.text);
    assert.include(deferred, 'mx.example.net[198.51.100.25] refused the recipient (RCPT TO) bob@example.net for now: “Mailbox full”');
    assert.include(deferred, 'Follow message');
    const expired = plain((await hoverAt(document, range(1)))?.text);
    assert.include(expired, 'bob@example.net: given up (mailbox full)');
    assert.include(expired, 'last refused by mx.example.net[198.51.100.25]');
  });

  it('explains the mechanisms in the answer to EHLO', async () => {
    const { document, range } = await openOurs('smtp-transcript', '220 mx.example.net ESMTP\nEHLO client.example.com\n250-mx.example.net\n250 AUTH PLAIN «XOAUTH2»\n');
    const hover = await hoverAt(document, range(0));
    assert.include(plain(hover?.text), '**XOAUTH2** · Access token');
    assert.deepEqual(hover?.range, range(0));
  });

  it('shows hostile text as text', async () => {
    const { document, range } = await openOurs(
      'smtp-transcript',
      '220 mx.example.net ESMTP\nRCPT TO:<bob@example.net>\n550-5.1.1 <img src=x onerror=alert(1)> [run](command:workbench.action.quit) ![](http://192.0.2.1/x.png) `a` $(alert)\n«550» 5.1.1 end\n',
    );
    const hover = await hoverAt(document, range(0));
    assert.isDefined(hover);
    assert.include(plain(hover.text), 'onerror=alert(1)', 'the text is there');
    for (const { value, isTrusted, supportHtml, supportThemeIcons } of hover.parts) {
      if (value.includes('command:mailLog.')) continue;
      assert.notMatch(value, /(?<!\\)<img|(?<!\\)\]\(command:|(?<!\\)\]\(http:|(?<!\\)`a(?<!\\)`/);
      assert.isNotOk(isTrusted);
      assert.isNotOk(supportHtml);
      assert.isNotOk(supportThemeIcons);
    }
  });

  it('has nothing to say of numbers that only look like codes', async () => {
    const { document, ranges } = await openOurs(
      'mail-log',
      'Nov 24 02:36:46 mail postfix/smtp[«550»]: C60438A: to=<bob@example.net>, relay=mx.example.net[192.0.2.«235»]:«525», delay=«550», delays=0/0/0/«550», dsn=2.0.0, status=sent (250 2.0.0 Ok: see http://mx.example.net/#«550»)\n',
    );
    assert.isNotEmpty(ranges);
    for (const range of ranges) assert.notMatch((await hoverAt(document, range))?.text ?? '', /\dxx|Description/, `${range.start.character}`);
  });

  it('has nothing to say in prose', async () => {
    const document = await openForeign('plaintext', 'We sold 550 cars, then 334 more.\n550 people came; 5.1.1 of the manual says why.\n');
    assert.isUndefined(await hoverAt(document, new vscode.Range(0, 8, 0, 11)));
    assert.isUndefined(await hoverAt(document, new vscode.Range(1, 1, 1, 3)));
  });
});

/** Markdown without its backslashes. */
function plain(markdown: string | undefined): string {
  return (markdown ?? '').replace(/\\(.)/g, '$1');
}
