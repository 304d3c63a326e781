import { interleaved } from './interleaved.mjs';
import { randomFrom } from './random.mjs';

/**
 * The lines of a busy Postfix host, the same for the same seed: about 125
 * bytes and 27 lines for each permanent failure, some 8 lines a message, the
 * lines of a few dozen messages and sessions mixed as they come.
 * @yields {string} one line, without its end
 */
export function* postfixLog(seed = 1) {
  const random = randomFrom(seed);
  const host = 'mail';
  let now = Date.UTC(2026, 10, 22, 3, 0, 0);
  let stamp = '';
  let stampedAt = 0;

  function line(program, pid, text) {
    const second = Math.floor(now / 1000);
    if (second !== stampedAt) {
      stampedAt = second;
      const [, day, month, , time] = /\w+, (\d+) (\w+) (\d+) ([\d:]+)/.exec(new Date(now).toUTCString());
      stamp = `${month} ${String(Number(day)).padStart(2, ' ')} ${time} ${host} `;
    }
    return `${stamp}${program}[${pid}]: ${text}`;
  }

  const pids = { 'postfix/smtpd': [], 'postfix/submission/smtpd': [], 'postfix/smtp': [], 'postfix/cleanup': [] };
  let lastPid = 2000;
  function take(program) {
    if (pids[program].length > 0 && !random.chance(0.02)) return pids[program].pop();
    lastPid = 2000 + ((lastPid - 2000 + 1 + random.below(20)) % 30_000);
    return lastPid;
  }
  const give = (program, pid) => pids[program].push(pid);

  const queueId = () => (0x100000000 + random.below(0xffffffff)).toString(16).toUpperCase().slice(1, 11);
  const address = () => `${random.of(PEOPLE)}${random.below(3000)}@${random.of(DOMAINS)}`;
  const client = () => `${random.chance(0.2) ? 'unknown' : `${random.of(HOSTS)}${random.below(90)}.${random.of(DOMAINS)}`}[${random.of(NETS)}.${random.below(250)}]`;

  /** A message from outside or from a user of ours, and what becomes of it. */
  function* message() {
    const ours = random.chance(0.35);
    const daemon = ours ? 'postfix/submission/smtpd' : 'postfix/smtpd';
    const pid = take(daemon);
    const from = client();
    const sender = random.chance(0.04) ? '' : address();
    const id = queueId();
    yield line(daemon, pid, `connect from ${from}`);
    if (ours) yield line(daemon, pid, `Anonymous TLS connection established from ${from}: TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)`);
    yield line(daemon, pid, `${id}: client=${from}${ours ? `, sasl_method=PLAIN, sasl_username=${sender}` : ''}`);
    const cleanup = take('postfix/cleanup');
    yield line('postfix/cleanup', cleanup, `${id}: message-id=<${random.below(1e9).toString(36)}.${random.below(1e9).toString(36)}@${random.of(DOMAINS)}>`);
    give('postfix/cleanup', cleanup);
    yield line('postfix/qmgr', 1188, `${id}: from=<${sender}>, size=${1200 + random.below(90_000)}, nrcpt=1 (queue active)`);
    yield line(daemon, pid, `disconnect from ${from} ehlo=1 ${ours ? 'starttls=1 auth=1 ' : ''}mail=1 rcpt=1 data=1 quit=1 commands=${ours ? 7 : 5}`);
    give(daemon, pid);
    yield* delivery(id, sender);
  }

  function* delivery(id, sender) {
    const smtp = take('postfix/smtp');
    const to = address();
    const relay = `${random.of(HOSTS)}${random.below(9)}.${to.slice(to.indexOf('@') + 1)}[${random.of(NETS)}.${random.below(250)}]`;
    const delay = (random.next() * 3).toFixed(2);
    const fields = `to=<${to}>, relay=${relay}:25, delay=${delay}, delays=0.0${random.below(9)}/0.01/0.${random.below(90)}/${delay}`;
    const outcome = random.next();
    if (outcome < 0.22) {
      const [code, status, words, stage] = random.of(BOUNCES);
      yield line('postfix/smtp', smtp, `${id}: ${fields}, dsn=${status}, status=bounced (host ${relay} said: ${code} ${status} ${words.replaceAll('%', to)} (in reply to ${stage}))`);
      give('postfix/smtp', smtp);
      if (sender !== '') {
        const notice = queueId();
        yield line('postfix/cleanup', 2077, `${notice}: message-id=<20261122.${notice}@mail.example.com>`);
        yield line('postfix/bounce', 2103, `${id}: sender non-delivery notification: ${notice}`);
        yield line('postfix/qmgr', 1188, `${notice}: from=<>, size=${3000 + random.below(5000)}, nrcpt=1 (queue active)`);
        yield line('postfix/local', 2111, `${notice}: to=<${sender}>, relay=local, delay=0.02, delays=0.01/0/0/0.01, dsn=2.0.0, status=sent (delivered to mailbox)`);
        yield line('postfix/qmgr', 1188, `${notice}: removed`);
      }
    } else if (outcome < 0.29) {
      const [code, status, words] = random.of(DEFERRALS);
      yield line('postfix/smtp', smtp, `${id}: ${fields}, dsn=${status}, status=deferred (host ${relay} said: ${code} ${status} ${words.replaceAll('%', to)} (in reply to RCPT TO command))`);
      give('postfix/smtp', smtp);
      return;
    } else {
      if (random.chance(0.3)) yield line('postfix/smtp', smtp, `Untrusted TLS connection established to ${relay}:25: TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)`);
      yield line('postfix/smtp', smtp, `${id}: ${fields}, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as ${queueId()})`);
      give('postfix/smtp', smtp);
    }
    yield line('postfix/qmgr', 1188, `${id}: removed`);
  }

  /** A stranger who is refused. */
  function* refusal() {
    const pid = take('postfix/smtpd');
    const from = client();
    yield line('postfix/smtpd', pid, `connect from ${from}`);
    if (random.chance(0.25)) {
      yield line('postfix/smtpd', pid, `warning: ${from}: SASL LOGIN authentication failed: UGFzc3dvcmQ6`);
      yield line('postfix/smtpd', pid, `lost connection after AUTH from ${from}`);
    } else {
      const to = address();
      const words = random.of(REJECTS).replaceAll('%', to).replaceAll('#', from);
      yield line('postfix/smtpd', pid, `NOQUEUE: reject: RCPT from ${from}: ${words}; from=<${address()}> to=<${to}> proto=ESMTP helo=<${random.of(HOSTS)}.${random.of(DOMAINS)}>`);
    }
    yield line('postfix/smtpd', pid, `disconnect from ${from} ehlo=1 mail=1 rcpt=0/1 quit=1 commands=3/4`);
    give('postfix/smtpd', pid);
  }

  function* other() {
    yield random.chance(0.5)
      ? line('dovecot', 911, `imap-login: Login: user=<${address()}>, method=PLAIN, rip=${random.of(NETS)}.${random.below(250)}, lip=192.0.2.1, mpid=${random.below(30_000)}, TLS, session=<${random.below(1e9).toString(36)}>`)
      : line('postfix/anvil', 2044, `statistics: max connection rate ${1 + random.below(9)}/60s for (smtp:${random.of(NETS)}.${random.below(250)}) at Nov 22 03:00:00`);
  }

  function begin() {
    const kind = random.next();
    return kind < 0.76 ? message() : kind < 0.92 ? refusal() : other();
  }
  yield* interleaved(random, begin, () => { now += random.below(60); });
}

const PEOPLE = ['alice', 'bob', 'carol', 'dave', 'erin', 'frank', 'grace', 'heidi', 'ivan', 'judy', 'mallory', 'niaj', 'olivia', 'peggy', 'rupert', 'sybil', 'trent', 'victor', 'wendy'];
const DOMAINS = ['example.com', 'example.net', 'example.org', 'corp.example', 'mail.example', 'shop.example', 'uni.example', 'news.example.com', 'lists.example.org'];
const HOSTS = ['mx', 'mail', 'smtp', 'relay', 'out', 'mta', 'gw'];
const NETS = ['192.0.2', '198.51.100', '203.0.113'];

/** `%` is the recipient. */
const BOUNCES = [
  ['550', '5.1.1', '<%>: Recipient address rejected: User unknown in virtual mailbox table', 'RCPT TO command'],
  ['550', '5.1.1', 'The email account that you tried to reach does not exist. Please check for typing errors', 'RCPT TO command'],
  ['552', '5.2.2', '<%> Mailbox size limit exceeded', 'RCPT TO command'],
  ['554', '5.7.1', 'Message rejected as spam by content filtering', 'end of DATA command'],
  ['550', '5.7.26', 'This message fails to pass SPF checks and has no DKIM signature; unauthenticated mail is not accepted', 'end of DATA command'],
  ['550', '5.7.1', 'Service unavailable; client host blocked using zen.dnsbl.example; https://dnsbl.example/query', 'MAIL FROM command'],
  ['552', '5.3.4', 'Message size exceeds fixed limit', 'MAIL FROM command'],
];

const DEFERRALS = [
  ['450', '4.2.0', '<%>: Recipient address rejected: Greylisted, see https://help.example/greylisting', ''],
  ['452', '4.2.2', 'The email account that you tried to reach is over quota', ''],
  ['451', '4.7.1', 'Try again later', ''],
];

/** `%` is the recipient, `#` the client. */
const REJECTS = [
  '554 5.7.1 <%>: Relay access denied',
  '550 5.1.1 <%>: Recipient address rejected: User unknown in local recipient table',
  '554 5.7.1 Service unavailable; Client host [#] blocked using zen.dnsbl.example',
  '450 4.7.25 Client host rejected: cannot find your hostname, [#]',
  '504 5.5.2 <localhost>: Helo command rejected: need fully-qualified hostname',
];
