import { strict as assert } from 'node:assert';
import { judgeCause } from '../../../src/core/reference/judgeCause';
import type { CauseId } from '../../../src/core/reference/causes';
import type { Occasion } from '../../../src/core/reference/occasion';

/** What servers write, by what it means. A reply begins with its code; words without one are a log's own. */
const sayings: Readonly<Partial<Record<CauseId, readonly string[]>>> = {
  'unknown-recipient': [
    'not existing recipient',
    'The email address you entered could not be found',
    '550 unrouteable address',
    '550 5.1.1 User unknown in local recipient table',
    '550 User (bob) unknown',
    '550 that recipient does not exist',
    '553 no mailbox here by that name (#5.7.1)',
    '550 5.7.1 Mailbox not available',
    '550 Recipient address rejected',
    'recipient address bob not accepted by the server',
    '503 All recipients are invalid',
    '550 not our customer',
    '550 Utilisateur inconnu',
    '550 Empfänger unbekannt',
    '550 No existe ese usuario',
    '550 5.1.1 <bob@example.net>: Recipient address rejected: undeliverable address: verification failed',
    '550 rcpt refused',
    '5.1.1 x-unix; no such customer',
    '554 Hi [192.0.2.1], 5.0.0 unresolvable address: <bob@example.net>; nosuchuser; bob@example.net',
    '550 recipient verify failure',
    '550 Recipient verification failed',
  ],
  'mailbox-full': [
    '550 user has exhausted the storage quota',
    '552 5.2.2 Over quota',
    '552 recipient storage full, try again later',
    'the mailbox has not enough space',
    '550 5.7.1 Quota exceeded',
    '552 Boite du destinataire pleine',
    '550 maildir over quota',
    '550 5.1.1 <bob@example.net>: Recipient address rejected: undeliverable address: host mx.example.net[192.0.2.1] said: 552 5.2.2 Mailbox is full',
    '552 5.2.2 The user has used up his quota',
    '550 5.2.2 Mailbox quota exceeded',
    '552 sender: recipient quota exceeded',
  ],
  'mailbox-disabled': [
    '550 5.2.1 The account that you tried to reach is disabled',
    '550 account expired',
    '550 User account not activated',
    '551 This is a deactivated mailbox',
    '550 mailbox is frozen',
  ],
  'recipient-refuses': [
    '550 Rejected by header based manually Blocked Senders - https://community.mimecast.com/docs/DOC-1369#550',
    '553 private list: access denied',
    '550 the group does not allow posting by mail',
    '553 User refused to receive this mail',
    '550 you have been blocked by the recipient',
    '550 5.7.1 RESOLVER.RST.NotAuthorized; not authorized',
    'rejected message from <a@example.org> (reject)',
    '550 5.7.1 The mailbox does not take mail from your domain',
    '550 This user does not accept mail from external senders',
    '550 5.7.1 user does not want mail from strangers',
    '550 5.7.1 User only accepts mail from known senders',
  ],
  'relay-denied': [
    '550 <bob@example.net>... Reencaminhamento Negado',
    '553 este domínio não faz parte da minha lista de anfitriões rcpt (#5.7.1)',
    '550 Relay disabled',
    '554 Relay access denied',
    '550 relaying to example.net prohibited by administrator',
    '553 that domain is not in my list of allowed rcpthosts',
    '550 not a gateway',
    '550 unauthorized relay',
    '550 Relaying mail to',
  ],
  'sender-refused': [
    '550 Requested action not taken: mailbox unavailable Sender address has null MX or no MX.',
    '552 the from address and the authenticated user must be the same email. #ERR_AUTH_FAIL',
    '550 Unauthorised Envelope Sender.',
    'Sorry, only subscribers may post. If you are a subscriber, please forward this message to staff-owner@example.com to get your new address included.',
    '553 sorry, your envelope sender is in my badmailfrom list (#5.7.1)',
    '550 mailbox unavailable, invalid DNS MX or A/AAAA resource record',
    '451 From domain must resolve',
    '550 sending for this user is disabled',
    '553 sender mismatch with the From header',
    '553 5.1.8 Domain of sender address does not exist',
    '550 Sender verify failed',
    '550 this list takes mail from members only',
    '550 Sender address rejected: User unknown in virtual mailbox table',
    '553 Mail from must equal authorized user',
    '501 mail from address must be same as authorization user',
    '553 Envelope sender must match the authenticated account',
    '550 From address must be the same as the authenticated user',
    '440 mail from account doesnt conform with authentication',
    '553 Envelope sender mismatch with login user',
    '553 Sender is not same as SMTP authenticate username',
    '550 Callback setup failed while verifying <alice@example.com> (result of an earlier callout reused)',
  ],
  reputation: [
    'HELO is my own name',
    'banned host',
    'Country is rejected',
    '550 no access for your ip',
    '421 4.7.0 sending IP has insufficient reputation',
    '554 SBRS too low',
    '554 Client host blocked using bl.example.org',
    '554 5.7.1 Service unavailable; Client host [unknown[192.0.2.39]] blocked using bl.example.org',
    '554 5.7.1 Client host [2001:db8::1] blocked using bl.example.org',
    '554 Mail from 192.0.2.7 rejected, see http://www.dnsbl.example.org/',
    '550 mail sent from your IP address has been blocked',
    '550 Recipient address rejected: your server is on our blocklist',
    '550 5.3.2 Service currently unavailable',
  ],
  'missing-reverse-dns': [
    '450 4.7.1 cannot find your reverse hostname',
    '550 Reverse DNS required',
    '554 no PTR record found',
    '550 5.7.1 Mail from 198.51.100.77 refused, no PTR record',
  ],
  'rate-limited': [
    '554 5.7.1 <bob@example.net>: Recipient address rejected: Quota exceeded: user alice may send 200 messages per hour',
    'The group staff@example.com has exceeded its quota for total number of external recipients.',
    '550 Domain example.com has exceeded the max emails per hour (1250/1000 (125%)) allowed.  Message discarded.',
    '421 Too many connections',
    '450 4.7.1 too much mail from 192.0.2.7',
    '452 4.5.3 Too many recipients',
    '450 4.7.0 Error: too many AUTH commands from 192.0.2.7',
    '421 4.7.28 https://support.google.com/mail/?p=UnsolicitedRateLimitError x12si345 - gsmtp',
    '550 Domain has exceeded the max emails per hour',
    '450 4.7.1 <bob@example.net>: Recipient address rejected: sorry, max 1 requests per minute',
    '550 5.4.5 Daily user sending quota exceeded. abc123-xyz.5 - gsmtp',
    '550 Daily quota exceeded',
    '452 outgoing quota exceeded for alice@example.com',
  ],
  spam: [
    '550 This message was classified as spam',
    '554 5.7.1 Message scored too high on spam scale',
    '550 it seems to be junk mail',
    '550 5.7.1 Blocked by SpamAssassin',
    '5.7.1 Gtube pattern',
    '550 5.7.1 https://support.google.com/mail/?p=UnsolicitedMessageError x12si345 - gsmtp',
  ],
  virus: ['554 5.7.1 Message contains a virus'],
  'content-refused': [
    '554 5.7.0 Reject - BANNED: application/octet-stream',
    'MIME nesting exceeds safety limit',
    'message header length exceeds safety limit',
    '550 5.7.1 empty subject',
    '550 restricted attachment',
    '550 Rejected due to bad file extension in attachment',
    '550 content rejected',
    '552 MIME error: part has no end',
    '554 5.7.1 attachment type not allowed',
    '550 5.7.1 message content rejected',
    '550 Blocked attachment run.exe',
    'Blocked BANNED (application/octet-stream,.exe,run.exe)',
    'they are not accepting mail with attachments or embedded images',
  ],
  'message-too-big': ['552 5.3.4 Message size exceeds fixed limit', '552 message too large'],
  'not-standards-compliant': [
    '550 5.7.1 RFC5322 requirement: one Date field',
    '552 message line is too long',
    '554 BAD_HEADER in the message',
    '550 5.7.1 This message is not RFC 5322 compliant',
    '550 maximum allowed line length is 998 octets, got 1200',
    '550 message has lines too long for transport',
    '554 5.7.0 Header error',
    '554 5.6.0 Invalid address in To',
    '554 5.6.0 Message has no Date header',
    '550 Date header missing',
    '554 Message lacks a Date: header',
    'improper use of 8-bit data in message body',
    'invalid message/* or multipart/* encoding domain',
  ],
  'sender-authentication': [
    '550 5.7.1 SPF check: fail',
    '550 5.7.1 SPF check: no PTR match',
    '550 5.7.26 unauthenticated email is not accepted due to the DMARC policy',
    '550 5.7.1 Recipient address rejected: Please see http://www.openspf.net/Why?s=mfrom;id=alice%40example.org;ip=192.0.2.1;r=example.net',
    '550 192.0.2.9 is not authorized to send mail from example.org',
    '550 rejected message - 550 192.0.2.9 is not allowed to send mail from mail.example.org',
  ],
  'login-failed': [
    '535 5.7.8 Authentication credentials invalid',
    '553 AUTH failed',
    'Unspecified Error (SENT_SECOND_EHLO): Smtp server does not advertise AUTH capability',
    'pam_authenticate() failed: Permission denied',
  ],
  'login-required': [
    '503 Error: need EHLO and AUTH first',
    '553 5.7.1 please check your mail before you send',
    '530 5.7.0 Authentication required',
    '550 Recipient address rejected: authentication required',
    '550 5.7.1 sender must authenticate first',
  ],
  'tls-required': [
    '530 5.7.0 Must issue a STARTTLS command first',
    'TLS is required, but was not offered by host mx.example.net',
    '530 5.7.7 Sending without SSL/TLS encryption is not allowed',
  ],
  greylisted: [
    '451 4.7.1 Temporarily rejected',
    '451 4.7.1 Greylisting in action, please come back later',
    '450 Recipient address rejected: Greylisted',
    '450 4.3.2 Service currently unavailable',
    '450 4.1.1 <bob@example.net>: Recipient address rejected: unverified address: host mx.example.net[192.0.2.1] said: 451 4.7.1 Greylisted',
    '450 4.1.1 <bob@example.net>: Recipient address rejected: unverified address: Address verification in progress',
  ],
  'unknown-host': ['Host or domain name not found', '550 5.1.2 Host unknown'],
  'does-not-accept-mail': [
    'Domain example.net does not accept mail (nullMX)',
    '550 Recipient address rejected: Domain of recipient does not accept mail (nullMX)',
    'this address takes no mail',
    '550 noreply takes no messages',
  ],
  network: [
    'connect to mx.example.net[192.0.2.1]:25: Connection refused',
    'delivery temporarily suspended: connect to mx.example.net: No route to host',
    'host name lookup failure',
    '554 5.4.6 too many hops',
    'message rejected: hopcount exceeded',
    'Too many "Received" headers - suspected mail loop',
  ],
  expired: [
    'retry timeout exceeded',
    'message has been in the queue too long',
    'Message could not be delivered for 5 days',
    'warning message only: it will be retried for 2 more days',
  ],
  'server-fault': [
    '5.4.6 mail for mx.a-b.example loops',
    '450 cannot open file errno=13',
    '554 message could not be saved',
    'connect to mx.example.net[private/lmtp]: Permission denied',
    '451 4.3.0 Temporary lookup failure',
    '452 4.3.1 Insufficient system storage',
    '451 4.3.5 Server configuration error',
    'Command died with status 1',
    '421 4.3.2 Service shutting down',
    "Tainted '/var/mail/bob' (file or directory name for local transport) not permitted",
    '5.3.0 x-unix; unknown mail system error 1',
    '5.2.0 x-unix; the disk has trouble',
    'MX list for example.org. points back to mail.example.com',
    '524 5.2.4 Mailing list expansion problem',
  ],
  'syntax-error': [
    '550 Connecting host started transmitting before SMTP greeting',
    'rejecting commands due to pre-greeting traffic after 0 seconds',
    '503 You already said HELO',
    '550 5.7.1 Invalid HELO/EHLO parameter',
    '500 5.5.2 command not recognized',
    '550 esmtp: protocol deviation',
    '503 5.5.1 bad sequence of commands',
    '503 5.5.0 <DATA>: Data command rejected: Improper use of SMTP command pipelining',
    '554 SMTP synchronization error',
    'Illegal address syntax from mx.example.org[192.0.2.1] in MAIL command: <bob',
    '550 invalid helo given',
  ],
  policy: [
    'HELO forged: you are not me',
    '550 5.7.1 Delivery not authorized, message refused',
    '554 5.7.1 <bob@example.net>: Recipient address rejected: Access denied',
    '554 Message refused',
    '550 rejected for policy reasons',
    '550 we do not accept messages containing images',
    '554 5.7.1 <bob@example.net>: Recipient address rejected: you are on my list',
    '550 restricted characters in address',
    '550 bounce messages can have only one recipient',
    '550 5.3.4 Requested action not taken; To continue sending messages, please sign in to your account.',
    '554 Client host rejected: Access denied',
  ],
  unknown: ['550 Transfer cancelled', '550 5.0.0 No'],
};

function judged(saying: string, answers?: Occasion): CauseId {
  const [, code, enhancedStatus, text = ''] = /^(?:(\d{3}) )?(?:([45]\.\d+\.\d+) )?(.*)$/.exec(saying) ?? [];
  return judgeCause({ text, code, enhancedStatus, answers }).cause;
}

describe('the cause', () => {
  for (const [cause, all = []] of Object.entries(sayings)) {
    it(`is told by words: ${cause}`, () => {
      assert.deepEqual(all.filter((saying) => judged(saying) !== cause).map((saying) => `${saying}: ${judged(saying)}`), []);
    });
  }

  it('is told by codes where no words tell, and by what they answer', () => {
    assert.equal(judged('550 5.2.2 No'), 'mailbox-full');
    assert.equal(judged('550 No', 'RCPT'), 'unknown-recipient');
    assert.equal(judged('550 No', 'MAIL'), 'sender-refused');
    assert.equal(judged('550 5.7.1 Access denied', 'MAIL'), 'sender-refused');
    assert.equal(judged('554 No', 'connect'), 'reputation');
    assert.equal(judged('552 No', 'RCPT'), 'mailbox-full');
    assert.equal(judged('552 No', 'content'), 'message-too-big');
    assert.equal(judged('450 4.4.4 No'), 'network');
    assert.equal(judged('550 5.4.4 No'), 'unknown-host');
    assert.equal(judged('550 5.7.999 No'), 'policy');
    assert.equal(judged('451 4.4.999 No'), 'network');
    assert.equal(judged('535 5.7.1 Access denied', 'AUTH'), 'login-failed');
    assert.equal(judged('530 5.7.0 No'), 'login-required');
    assert.equal(judged('538 No', 'AUTH'), 'tls-required');
  });

  it('of an unknown domain is the sender where only that can be meant', () => {
    assert.equal(judged('550 domain does not exist', 'MAIL'), 'sender-refused');
    assert.equal(judged('550 domain does not exist', 'RCPT'), 'unknown-host');
    assert.equal(judged('550 domain does not exist', 'content'), 'sender-refused');
    assert.equal(judged('550 domain does not exist', 'EHLO'), 'reputation');
    assert.equal(judged('550 no such user', 'content'), 'unknown-recipient');
    assert.equal(judged('Host or domain name not found', 'connect'), 'unknown-host');
    assert.equal(judged('user not found', 'AUTH'), 'login-failed');
    assert.equal(judged('account is locked', 'AUTH'), 'login-failed');
    assert.equal(judged('535 5.7.8 Account locked after too many failed attempts'), 'login-failed');
    assert.equal(judged('550 account is locked', 'RCPT'), 'mailbox-disabled');
    assert.equal(judged('postmaster', 'VRFY'), 'policy');
  });

  it('says on what it rests', () => {
    assert.equal(judgeCause({ text: 'Mailbox full', code: '550', enhancedStatus: '5.1.1' }).ground, 'text');
    assert.equal(judgeCause({ text: 'No', code: '550', enhancedStatus: '5.1.1' }).ground, 'enhanced-status');
    assert.equal(judgeCause({ text: 'No', code: '535' }).ground, 'reply-code');
    assert.equal(judgeCause({ text: 'No', code: '550', enhancedStatus: '5.7.27', context: { server: 'aspmx.l.google.com' } }).ground, 'provider');
    assert.equal(judgeCause({ text: 'No' }).ground, 'nothing');
  });

  it('of the name of an exit status is unknown, where no server speaks', () => {
    const text = 'Service unavailable';
    assert.equal(judgeCause({ text, permanent: true, enhancedStatus: '5.0.0' }).cause, 'unknown');
    assert.equal(judgeCause({ text, permanent: true }).cause, 'unknown');
    assert.equal(judgeCause({ text, permanent: true, enhancedStatus: '5.3.0' }).cause, 'server-fault');
    assert.equal(judgeCause({ text: 'Service unavailable; try again later', permanent: true }).cause, 'server-fault');
    assert.equal(judgeCause({ text, permanent: false, enhancedStatus: '4.0.0' }).cause, 'server-fault');
    assert.equal(judgeCause({ text, permanent: true, code: '554', enhancedStatus: '5.0.0' }).cause, 'server-fault');
  });

  it('knows who must log in, and what is not ours', () => {
    assert.equal(judged('550 relaying is only for authenticated users', 'RCPT'), 'login-required');
    assert.equal(judged('550 must be an authenticated user', 'RCPT'), 'login-required');
    assert.equal(judged('550 not ours', 'RCPT'), 'relay-denied');
    assert.equal(judged('554 5.7.1 No client certificate presented', 'RCPT'), 'tls-required');
    assert.equal(judged('554 5.7.1 <unknown[192.0.2.7]>: Client host rejected: Access denied', 'RCPT'), 'policy');
  });

  it('of silence is that time was over, once nobody tries again', () => {
    const text = 'connection timed out while receiving the initial server greeting';
    assert.equal(judgeCause({ text, permanent: false }).cause, 'network');
    assert.equal(judgeCause({ text, permanent: true }).cause, 'expired');
  });
});
