import type { Result } from '../analysis';
import type { Occasion } from '../reference/explanation';
import type { Accepted, Format, Line, Piece, Reported, Statement, Trace } from './format';
import { PASTED } from './sendmail/pasted';

/** What sendmail writes to the system log. */
export const sendmail: Format = {
  id: 'sendmail',
  name: 'sendmail log',
  signs: [
    {
      pattern: /[\s|:>](?:sendmail|sm-[a-z-]{2,30})\[\d{1,10}\]:\s/,
      weight: 4,
      sample: 'Nov 24 10:00:01 mail sm-mta[123]: 6AO45cvs000123: to=<bob@example.net>, delay=00:00:01, dsn=5.1.1, stat=User unknown',
    },
  ],
  pasted: PASTED,
  programs: /^(?:sendmail|sm-[a-z-]+)$/,
  accepted: readAccepted,
  trace: traceLine,
  links: [' Message accepted for delivery', 'queued as '],
  needles: [', stat=', ' reject=', '>... ', 'rejecting commands from ', ' [rejected]', 'DSN: Cannot ', 'to sender: Cannot ', 'NOQUEUE: connect from ', 'AUTH=server', 'AUTH failure (', ': <-- ', ': --- '],
  read(line) {
    const { queueId, start } = readQueueId(line);
    const after = { ...line, start };
    if (line.pasted === true) return readDelivery(after, queueId) ?? readStat(after) ?? readRejection(after, queueId);
    return readVerbose(line, start) ?? readDelivery(after, queueId) ?? readRejection(after, queueId) ?? readExpired(after, queueId) ?? readLogin(after) ?? readSession(after);
  },
};

// from=<alice@example.com>, size=550, class=0, nrcpts=1, msgid=<…>, relay=… (nrcpts=0: all recipients were refused)
const ACCEPTED = /from=(?:<([^<>,]{0,400})>|([^\s<>,]{1,400})), size=(\d{1,15}), class=-?\d{1,4}, nrcpts=[1-9]/y;

function readAccepted(line: Line): Accepted | undefined {
  const { queueId, start } = readQueueId(line);
  ACCEPTED.lastIndex = start;
  const match = queueId === undefined ? null : ACCEPTED.exec(line.text);
  return match && queueId !== undefined ? { queueId, sender: match[1] ?? match[2] ?? '', size: Number(match[3]) } : undefined;
}

// stat=Sent (6AO45cvt000124 Message accepted for delivery) | stat=Sent (2.0.0 Ok: queued as 4F2B1C0123)
const NEXT = /, stat=Sent \((?:[0-9.]{5,9} )?(?:Ok: queued as ([0-9A-Za-z]{5,20})|([0-9A-Za-z]{8,18}) Message accepted for delivery)\)$/;
const MESSAGE_ID = /, msgid=(<[^<>\s]{1,400}>)/;

/** A message is told by its queue id; what was refused before it had one, by the process of its connection. */
function traceLine(line: Line): Trace | undefined {
  const { text, start: from, end } = line;
  const { queueId, start } = readQueueId(line);
  if (queueId === undefined) return start === from ? undefined : { id: sessionOf(line), piece: { start: from, end: from + 'NOQUEUE'.length } };
  const said = text.slice(start, end);
  const begins = said.startsWith('from=');
  const messageId = begins ? MESSAGE_ID.exec(said)?.[1] : undefined;
  const match = NEXT.exec(said);
  const next = match?.[1] ?? match?.[2];
  return {
    id: queueId,
    piece: { start: from, end: from + queueId.length },
    ...(messageId === undefined ? {} : { messageId }),
    ...(next === undefined ? {} : { also: [next] }),
  };
}

// 6AO45cvs015270: (14 characters; 8 in old versions) | NOQUEUE: | nothing, where sendmail never gave an id
const QUEUE_ID = /(?:NOQUEUE|([0-9A-Za-z]{8,18})|): /y;

function readQueueId({ text, start }: Line): { queueId: string | undefined; start: number } {
  QUEUE_ID.lastIndex = start;
  const match = QUEUE_ID.exec(text);
  return match ? { queueId: match[1], start: QUEUE_ID.lastIndex } : { queueId: undefined, start };
}

// <-- RCPT TO:<bob@example.net> | --- 550 5.1.1 <bob@example.net>... User unknown
const VERBOSE = /(<--|---) /y;
// What was refused for its form; of other refusals another line tells.
const FORM = /^50[0-4]/;

/** What the client says and what sendmail answers, with a LogLevel of 15 and more. */
function readVerbose(line: Line, start: number): Statement | undefined {
  const { text, end } = line;
  VERBOSE.lastIndex = start;
  const arrow = VERBOSE.exec(text)?.[1];
  if (arrow === undefined) return undefined;
  const from = VERBOSE.lastIndex;
  const said = { kind: 'said', session: sessionOf(line), direction: 'inbound', body: { start: from, end } } as const;
  return arrow === '<--' ? { ...said, speaker: 'client' } : { ...said, speaker: 'server', reportedElsewhere: !FORM.test(text.slice(from, from + 3)) };
}

const STAT = ', stat=';
const TO = /to=(?:<([^<>,]{0,400})>|([^\s<>,]{1,400}))(?=, )/y;
const DSN = /, dsn=([245]\.\d{1,3}\.\d{1,3})(?=,)/;
// relay=mx.example.net. [192.0.2.1]
const RELAY = /, relay=([^,]{1,300})(?=,)/;
const REPLY = ', reply=';
const REPLY_CODE = /[2-5]\d\d(?:[ -]|$)/y;
// Where no dsn= is given, only these tell that the message came back.
const REFUSED = /^(?:User unknown|Host unknown|Service unavailable|Data format error|Remote protocol error|Local configuration error|unknown mailer error|Insufficient permission|Bad usage)/;

/** `to=<bob@example.net>, delay=…, relay=…, dsn=5.1.1, reply=550-5.1.1 …, stat=User unknown` */
function readDelivery({ text, start, end }: Line, queueId: string | undefined): readonly Statement[] | undefined {
  if (!text.startsWith('to=', start)) return undefined;
  const stat = text.indexOf(STAT, start);
  if (stat < 0) return undefined;
  const word = { start: stat + STAT.length, end };
  TO.lastIndex = start;
  const to = TO.exec(text);
  const fields = text.slice(start, stat + 1);
  const dsn = DSN.exec(fields);
  const result = resultOf(text.slice(word.start, end), dsn?.[1]);
  if (!result) return undefined;
  const relay = RELAY.exec(fields)?.[1];
  const recipient = to?.[1] ?? to?.[2];
  const code = start + (dsn?.index ?? 0) + ', dsn='.length;
  const quoted = readReply(text, start, stat, word);
  const reported: Reported = {
    kind: 'reported',
    result,
    direction: 'outbound',
    word,
    ...(queueId === undefined ? {} : { queueId }),
    ...(recipient === undefined ? {} : { recipient }),
    ...(relay === undefined ? {} : { server: relay }),
    ...(dsn?.[1] === undefined ? {} : { status: { start: code, end: code + dsn[1].length } }),
    ...(quoted[0] ? { reply: quoted[0] } : { reason: word }),
  };
  // The same reply stands twice, after `reply=` and after `stat=Deferred:`.
  return [reported, ...quoted.slice(1).map((reply): Statement => ({ kind: 'told', reply }))];
}

function resultOf(stat: string, dsn: string | undefined): Result | undefined {
  if (stat.startsWith('Sent')) return 'delivered';
  if (stat.startsWith('Deferred')) return 'deferred';
  if (stat.startsWith('queued')) return undefined;
  switch (dsn?.[0]) {
    case '2':
      return 'delivered';
    case '4':
      return 'deferred';
    case '5':
      return 'bounced';
    default:
      return REFUSED.test(stat) ? 'bounced' : undefined;
  }
}

// dsn=5.1.1, stat=User unknown
const STATUS = /(?:dsn=([245]\.\d{1,3}\.\d{1,3}), )?stat=/y;

/** The end of a delivery line, pasted alone. */
function readStat({ text, start, end }: Line): Statement | undefined {
  STATUS.lastIndex = start;
  const match = STATUS.exec(text);
  if (!match) return undefined;
  const word = { start: STATUS.lastIndex, end };
  const said = text.slice(word.start, end);
  const [reply] = readReply(text, end, end, word);
  const code = reply ? text[reply.start] : undefined;
  const result = resultOf(said, match[1]) ?? (code === '5' ? 'bounced' : code === '4' ? 'deferred' : undefined);
  if (!result) return undefined;
  const status = start + 'dsn='.length;
  return {
    kind: 'reported',
    result,
    direction: 'outbound',
    word,
    ...(match[1] === undefined ? {} : { status: { start: status, end: status + match[1].length } }),
    ...(reply ? { reply } : { reason: word }),
  };
}

/** The reply after `reply=`, and the one after `stat=Deferred: `, as far as they are there. */
function readReply(text: string, from: number, stat: number, word: Piece): readonly Piece[] {
  const found: Piece[] = [];
  const reply = text.indexOf(REPLY, from);
  if (reply >= 0 && reply < stat && isReplyAt(text, reply + REPLY.length)) found.push({ start: reply + REPLY.length, end: stat });
  const colon = text.indexOf(': ', word.start);
  const start = colon < 0 ? word.start : colon + 2;
  if (isReplyAt(text, start)) found.push({ start, end: word.end });
  return found;
}

function isReplyAt(text: string, at: number): boolean {
  REPLY_CODE.lastIndex = at;
  return REPLY_CODE.test(text);
}

const RULESETS: ReadonlyMap<string, Occasion> = new Map<string, Occasion>([
  ['check_relay', 'connect'],
  ['check_mail', 'MAIL'],
  ['check_rcpt', 'RCPT'],
  ['check_compat', 'RCPT'],
  ['check_data', 'DATA'],
  ['check_eoh', 'content'],
  ['check_eom', 'content'],
  ['check_vrfy', 'VRFY'],
  ['check_expn', 'EXPN'],
  ['check_etrn', 'ETRN'],
]);

const RULESET = /ruleset=(\w{1,40}), /y;
// Milter: to=<bob@example.net>, reject=550 5.7.1 … | Milter: data, reject=550 … | Milter (spam): connect: host=…, reject=…
const MILTER = /Milter(?: \([^()]{1,60}\))?: (\w{1,20})/y;
const ARGUMENT = /\b(?:arg1|to|from)=<?([^<>,\s]{0,400})/;
const LOCAL = /<([^<>]{1,400})>\.\.\. (?=[^<>]{0,200}?(?:unknown|denied|no such|disabled|rejected|required|not exist))/iy;
const EARLY_TALKER = /rejecting commands from {1,2}(\S{1,300} \[[0-9A-Fa-f.:]{2,45}\]|\[[0-9A-Fa-f.:]{2,45}\]) due to /y;

// mx.example.org [192.0.2.44]: EXPN root [rejected]
const ASKED = /(?:\S{1,255} )?\[[0-9A-Fa-f.:]{2,45}\](?: \(may be forged\))?: (VRFY|EXPN) [^[\]]{1,300} \[rejected\]/iy;

/** Our own server refuses a client. */
function readRejection(line: Line, queueId: string | undefined): Statement | undefined {
  const { text, start, end, pasted } = line;
  const base = { kind: 'reported', ...(pasted === true ? {} : { session: sessionOf(line) }), result: 'rejected', direction: 'inbound', ...(queueId === undefined ? {} : { queueId }) } as const;
  LOCAL.lastIndex = start;
  const local = LOCAL.exec(text);
  if (local?.[1] !== undefined) {
    const reason = { start: LOCAL.lastIndex, end };
    return { ...base, word: reason, occasion: 'RCPT', recipient: local[1], reason };
  }
  EARLY_TALKER.lastIndex = start;
  if (EARLY_TALKER.test(text)) {
    return { ...base, word: { start, end: start + 'rejecting'.length }, occasion: 'connect', reason: { start: EARLY_TALKER.lastIndex, end } };
  }
  ASKED.lastIndex = start;
  const asked = ASKED.exec(text);
  if (asked?.[1] !== undefined) {
    const refused = { start: ASKED.lastIndex - 'rejected]'.length, end: ASKED.lastIndex - 1 };
    return { ...base, word: refused, occasion: /^vrfy$/i.test(asked[1]) ? 'VRFY' : 'EXPN', reason: refused };
  }
  const reject = text.indexOf(' reject=', start);
  if (reject < 0) return undefined;
  const word = { start: reject + 1, end: reject + ' reject'.length };
  const reply = { start: word.end + 1, end };
  if (!isReplyAt(text, reply.start)) return undefined;
  RULESET.lastIndex = start;
  const ruleset = RULESET.exec(text)?.[1];
  MILTER.lastIndex = start;
  const stage = MILTER.exec(text)?.[1];
  // `tls_rcpt` and the like speak of a delivery, `milter=` of what the next line tells again.
  const occasion = ruleset === undefined ? milterOccasion(stage) : RULESETS.get(ruleset);
  if (!occasion) return { kind: 'told', reply };
  const argument = ARGUMENT.exec(text.slice(start, reject))?.[1];
  return {
    ...base,
    word,
    occasion,
    reply,
    ...(argument === undefined ? {} : occasion === 'RCPT' ? { recipient: argument } : occasion === 'MAIL' ? { sender: argument } : {}),
  };
}

function milterOccasion(stage: string | undefined): Occasion | undefined {
  switch (stage) {
    case undefined:
      return undefined;
    case 'connect':
      return 'connect';
    case 'helo':
      return 'HELO';
    case 'from':
      return 'MAIL';
    case 'to':
      return 'RCPT';
    default:
      return 'content';
  }
}

// 6AO45cvt015270: DSN: Cannot send message for 5 days | return to sender: Cannot send message within 5 days
const EXPIRED = /(?:[0-9A-Za-z]{8,18}: )?(?:DSN|return to sender): (?=Cannot send message )/y;

/** The other `DSN:` lines repeat what a `to=` line told. */
function readExpired({ text, start, end }: Line, queueId: string | undefined): Statement | undefined {
  EXPIRED.lastIndex = start;
  if (!EXPIRED.test(text)) return undefined;
  const reason = { start: EXPIRED.lastIndex, end };
  return { kind: 'reported', result: 'expired', direction: 'outbound', word: reason, reason, ...(queueId === undefined ? {} : { queueId }) };
}

// AUTH failure (LOGIN): authentication failure (-13) SASL(-13): …, user=alice, relay=client.example.org [192.0.2.1] (may be forged)
const LOGIN = 'AUTH failure (';
const CLIENT = /, relay=(?:[^\s[\],]{1,255} )?\[([0-9A-Fa-f.:]{2,45})\](?: \(may be forged\))?$/;
const USER = /, user=([^,]{1,255})/;

function readLogin({ text, start, end }: Line): Statement | undefined {
  if (!text.startsWith(LOGIN, start)) return undefined;
  const said = text.slice(start, end);
  // A user name may hold a relay of its own: the last one is sendmail's.
  const address = CLIENT.exec(said)?.[1];
  if (address === undefined) return undefined;
  const user = USER.exec(said)?.[1];
  return { kind: 'login-failed', address: address.replace(/^IPv6:/, ''), piece: { start, end }, ...(user === undefined ? {} : { user }) };
}

const CONNECT = /connect from (\S{1,300}(?: \[[0-9A-Fa-f.:]{2,45}\])?)/y;
// AUTH=server, relay=client.example.org [192.0.2.1], authid=alice, mech=LOGIN, bits=0
const LOGGED_IN = /AUTH=server, (?:[^=]{1,30}=[^,]{0,300}, )?authid=([^,]{1,300}), mech=([A-Za-z0-9-]{1,30})/y;

// from=<alice@example.com>, size=550, class=0, nrcpts=1, msgid=<…>, proto=ESMTP, daemon=MTA, relay=client.example.org [192.0.2.1]
const ARRIVAL = /from=.{0,400}?, nrcpts=[1-9].{0,600}?, relay=([^,]{1,300})$/y;

function readSession(line: Line): Statement | undefined {
  const { text, start, end } = line;
  const piece = { start, end };
  CONNECT.lastIndex = start;
  const client = CONNECT.exec(text)?.[1];
  if (client !== undefined) return { kind: 'noted', session: sessionOf(line), piece, begins: true, client };
  LOGGED_IN.lastIndex = start;
  const login = LOGGED_IN.exec(text);
  ARRIVAL.lastIndex = start;
  const arrival = ARRIVAL.exec(text);
  if (arrival?.[1] !== undefined) return { kind: 'noted', session: sessionOf(line), piece, message: true, client: arrival[1] };
  if (login?.[1] === undefined || login[2] === undefined) return undefined;
  return { kind: 'noted', session: sessionOf(line), piece, mechanism: login[2], user: login[1] };
}

function sessionOf({ program, pid }: Line): string {
  return `${program}[${pid}]`;
}
