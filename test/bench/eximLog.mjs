import { interleaved } from './interleaved.mjs';
import { randomFrom } from './random.mjs';

/**
 * The main log of a busy Exim, the same for the same seed: arrivals with their
 * deliveries, bounces, retries, refused strangers and failed logins, mixed as
 * they come; about 140 bytes a line, one permanent failure in 20 lines.
 * @yields {string} one line, without its end
 */
export function* eximLog(seed = 1) {
  const random = randomFrom(seed);
  let now = Date.UTC(2026, 10, 22, 3, 0, 0);
  let serial = 0;

  const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
  const word = (length) => Array.from({ length }, () => LETTERS[random.below(62)]).join('');
  const messageId = () => `1v${word(4)}-${String(serial++).padStart(11, '0')}-${word(4)}`;
  const address = () => `${random.of(PEOPLE)}${random.below(3000)}@${random.of(DOMAINS)}`;
  const ip = () => `${random.of(NETS)}.${random.below(250)}`;
  const line = (text) => `${new Date(now).toISOString().slice(0, 19).replace('T', ' ')} ${text}`;
  const hostOf = (to) => `mx${random.below(9)}.${to.slice(to.indexOf('@') + 1)}`;

  function* message() {
    const id = messageId();
    const sender = address();
    const login = random.chance(0.3) ? ` A=plain_login:${sender}` : '';
    yield line(`${id} <= ${sender} H=client${random.below(90)}.${random.of(DOMAINS)} [${ip()}] P=esmtps${login ? 'a' : ''} X=TLS1.3:TLS_AES_256_GCM_SHA384:256 CV=no${login} S=${1200 + random.below(90_000)} id=${word(12)}@${random.of(DOMAINS)}`);
    const to = address();
    const server = `H=${hostOf(to)} [${ip()}]`;
    const outcome = random.next();
    if (outcome < 0.16) {
      const [stage, reply] = random.of(BOUNCES);
      const words = stage.replaceAll('%', to).replaceAll('#', sender);
      yield line(`${id} ** ${to} R=dnslookup T=remote_smtp ${server} X=TLS1.3:TLS_AES_256_GCM_SHA384:256 CV=yes: SMTP error from remote mail server after ${words}: ${reply.replaceAll('%', to)}`);
      const notice = messageId();
      yield line(`${notice} <= <> R=${id} U=Debian-exim P=local S=${3000 + random.below(5000)}`);
      yield line(`${notice} => ${sender} R=local_user T=mail_spool`);
      yield line(`${notice} Completed`);
    } else if (outcome < 0.24) {
      yield line(`${id} == ${to} R=dnslookup T=remote_smtp defer (-44) ${server}: SMTP error from remote mail server after RCPT TO:<${to}>: 450 4.2.0 <${to}>: Recipient address rejected: Greylisted`);
      return;
    } else {
      yield line(`${id} => ${to} R=dnslookup T=remote_smtp ${server} X=TLS1.3:TLS_AES_256_GCM_SHA384:256 CV=yes C="250 2.0.0 Ok: queued as ${word(11)}"`);
    }
    yield line(`${id} Completed`);
  }

  function* refusal() {
    const from = ip();
    if (random.chance(0.3)) yield line(`login authenticator failed for (${word(6)}) [${from}]: 535 Incorrect authentication data (set_id=${address()})`);
    else yield line(`H=(${word(6)}.example) [${from}] F=<${address()}> rejected RCPT <${address()}>: ${random.of(REFUSALS)}`);
  }

  yield* interleaved(random, () => (random.chance(0.9) ? message() : refusal()), () => { now += random.below(60); });
}

const PEOPLE = ['alice', 'bob', 'carol', 'dave', 'erin', 'frank', 'grace', 'heidi', 'ivan', 'judy', 'mallory', 'olivia', 'peggy', 'rupert', 'sybil', 'trent', 'victor', 'wendy'];
const DOMAINS = ['example.com', 'example.net', 'example.org', 'corp.example', 'mail.example', 'shop.example', 'uni.example', 'news.example.com', 'lists.example.org'];
const NETS = ['192.0.2', '198.51.100', '203.0.113'];

/** `%` is the recipient, `#` the sender. */
const BOUNCES = [
  ['RCPT TO:<%>', '550 5.1.1 <%>: Recipient address rejected: User unknown in virtual mailbox table'],
  ['RCPT TO:<%>', '550-5.1.1 The email account that you tried to reach does not exist.\\n550 5.1.1 Please check for typing errors'],
  ['RCPT TO:<%>', '552 5.2.2 <%> Mailbox size limit exceeded'],
  ['end of data', '554 5.7.1 Message rejected as spam by content filtering'],
  ['MAIL FROM:<#> SIZE=12345', '552 5.3.4 Message size exceeds fixed limit'],
];

const REFUSALS = ['relay not permitted', 'Unrouteable address', 'Sender verify failed', 'host is listed in zen.dnsbl.example'];
