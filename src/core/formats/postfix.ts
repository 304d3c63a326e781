import type { Result } from '../analysis';
import type { Changing } from '../changing';
import type { Occasion } from '../reference/explanation';
import type { Accepted, Format, Line, Memory, Piece, Reported, Statement, Trace } from './format';
import { PASTED } from './postfix/pasted';
import { readProxyRefusal } from './postfix/proxyRefusal';

/** What Postfix writes through syslog or postlogd, also with `-v`. */
export const postfix: Format = {
  id: 'postfix',
  name: 'Postfix log',
  signs: [
    {
      pattern: /[\s|:>]postfix[\w.-]*(?:\/[\w.-]+){1,3}\[\d{1,10}\]:\s/,
      weight: 4,
      sample: 'Nov 24 10:00:01 mail postfix/smtpd[123]: connect from mx.example.net[192.0.2.1]',
    },
    { pattern: / postfix(?<=^.{15,60} postfix)[\w.-]*(?:\/[\w.-]+){1,3}: /, weight: 2, sample: 'Nov 24 10:00:01 mail postfix/smtpd: connect from mx.example.net[192.0.2.1]' },
  ],
  programs: /^postfix/,
  pasted: PASTED,
  trace: traceLine,
  links: ['queued as '],
  accepted: readAccepted,
  needles: [
    { text: ' status=', unless: ['sent (250 2.', 'sent (delivered to '] },
    'reject: ',
    ' rejected "',
    ']: < ',
    ']: > ',
    ' authentication failed:',
    ' said: ',
    ' refused to talk to me: ',
    { text: ', sasl_username=', only: 'notes' },
    { text: ']: connect from ', only: 'begins' },
    { text: ']: disconnect from ', only: 'ends' },
  ],
  read(line, memory) {
    const { text, start } = line;
    const mark = text[start];
    if ((mark === '<' || mark === '>') && text[start + 1] === ' ') return readVerbose(line, memory);
    if (text.startsWith('disconnect from ', start)) {
      memory.delete(line.pid);
      return { kind: 'disconnected', session: sessionOf(line) };
    }
    return readSession(line) ?? readDelivery(line) ?? readReject(line, memory) ?? readTold(line) ?? readLogin(line) ?? readProxyRefusal(line, sessionOf(line)) ?? (line.pasted === true ? undefined : SILENT);
  },
};

const SILENT: readonly Statement[] = [];

// 4F2B1C0123: from=<alice@example.com>, size=1234, nrcpt=1 (queue active): qmgr, each time that it takes the message up
const ACCEPTED = /([0-9A-Za-z]{5,20}): from=<([^<>]{0,320})>, size=(\d{1,15}), nrcpt=\d{1,6} \(queue active\)/y;

function readAccepted({ text, start }: Line): Accepted | undefined {
  ACCEPTED.lastIndex = start;
  const match = ACCEPTED.exec(text);
  return match?.[1] === undefined ? undefined : { queueId: match[1], sender: match[2] ?? '', size: Number(match[3]) };
}

const TRACED = /([0-9A-Za-z]{5,20}): (removed$|client=|uid=|message-id=(<[^<>\s]{1,400}>))?/y;
const QUEUED_AS = /queued as ([0-9A-Za-z]{5,20})\)/;

/** A message is told by its queue id; what was refused before it had one, by the connection. */
function traceLine({ text, start, end, program, pid, pasted }: Line): Trace | undefined {
  const session = sessionOf({ program, pid });
  // Of which connection a pasted line is, nothing tells.
  if (pasted === true && text.startsWith('NOQUEUE: ', start)) return undefined;
  if (text.startsWith('connect from ', start)) return { id: session, piece: { start, end: start + 'connect'.length }, begins: true };
  if (text.startsWith('disconnect from ', start)) return { id: session, piece: { start, end: start + 'disconnect'.length }, ends: true };
  if (text.startsWith('NOQUEUE: ', start)) return { id: session, piece: { start, end: start + 'NOQUEUE'.length } };
  TRACED.lastIndex = start;
  const match = TRACED.exec(text.slice(0, end));
  if (match?.[1] === undefined || !/\d|^[A-Z]/.test(match[1])) return undefined;
  const next = QUEUED_AS.exec(text.slice(Math.max(start, end - 100), end))?.[1];
  return {
    id: match[1],
    piece: { start, end: start + match[1].length },
    ...(next === undefined ? {} : { also: [next] }),
    ...(match[3] === undefined ? {} : { messageId: match[3] }),
    ...(match[2] === 'removed' ? { ends: true } : match[2] === undefined || match[3] !== undefined ? {} : { begins: true }),
  };
}

// < mx.example.net[192.0.2.1]:25: 250-SIZE | > unknown[127.0.0.1]: 220 mail.example.com
const VERBOSE = /[<>] [^\s[\]]*\[[^\s[\]]*\](?::\d+)?: ?/y;

/** `<` is what this program reads: in smtpd the client's words, in smtp and lmtp the server's. */
function readVerbose(line: Line, memory: Memory): Statement | undefined {
  const { text, start, end, program, pid } = line;
  VERBOSE.lastIndex = start;
  if (!VERBOSE.test(text)) return undefined;
  const service = program.slice(program.lastIndexOf('/') + 1);
  const actsAsServer = service !== 'smtp' && service !== 'lmtp';
  const received = text[start] === '<';
  return {
    kind: 'said',
    session: sessionOf(line),
    speaker: received === actsAsServer ? 'client' : 'server',
    body: { start: VERBOSE.lastIndex, end },
    direction: actsAsServer ? 'inbound' : 'outbound',
    // A `status=` line follows what a server answered us; a `reject:` line stands before what we answered.
    reportedElsewhere: actsAsServer ? memory.get(pid) === text.slice(VERBOSE.lastIndex, end) : true,
  };
}

function sessionOf({ program, pid }: Pick<Line, 'program' | 'pid'>): string {
  return `${program}[${pid}]`;
}

// connect from mx.example.net[192.0.2.1] | Anonymous TLS connection established from …: TLSv1.3 … | 4F2B: client=…, sasl_method=PLAIN, sasl_username=alice
const CONNECT = /connect from (\S{1,300})/y;
const TLS = /(?:Anonymous|Untrusted|Trusted|Verified) TLS connection established from /y;
const CLIENT = /(NOQUEUE|[0-9A-Za-z]{5,20}): client=([^\s,]{1,300})/y;
const LOGGED_IN = /, sasl_method=([^\s,]{1,30}), sasl_username=([^\s,]{1,300})/;

function readSession(line: Line): Statement | undefined {
  const { text, start, end } = line;
  const piece = { start, end };
  const session = sessionOf(line);
  CONNECT.lastIndex = start;
  const client = CONNECT.exec(text)?.[1];
  if (client !== undefined) return { kind: 'noted', session, piece, begins: true, client };
  TLS.lastIndex = start;
  if (TLS.test(text)) return { kind: 'noted', session, piece, secured: true };
  CLIENT.lastIndex = start;
  const accepted = CLIENT.exec(text);
  if (!accepted) return undefined;
  const login = LOGGED_IN.exec(text);
  return { kind: 'noted', session, piece, ...(accepted[1] === 'NOQUEUE' ? {} : { message: true }), ...(login?.[1] === undefined || login[2] === undefined ? {} : { mechanism: login[1], user: login[2] }) };
}

const RESULTS: ReadonlyMap<string, Result> = new Map<string, Result>([
  ['sent', 'delivered'],
  ['deliverable', 'delivered'],
  ['deferred', 'deferred'],
  ['SOFTBOUNCE', 'deferred'],
  ['bounced', 'bounced'],
  ['undeliverable', 'bounced'],
  ['expired', 'expired'],
  ['force-expired', 'expired'],
]);

// 4F2B1C0123: to=<bob@example.net>, … status=bounced (…) | 4F2B1C0123: from=<a@example.com>, status=expired, returned to sender
const QUEUE_ID = /([0-9A-Za-z]{5,20}|NOQUEUE): /y;
const TO = /to=<?([^<>\s]*?)>?,/y;
const DSN = /\bdsn=([245]\.\d{1,3}\.\d{1,3}), status=$/;
const STATUS = ' status=';
const WORD = /[A-Za-z-]+/y;
const RELAY = /\brelay=([^,\s]+)/;

function readDelivery({ text: line, start: body, end, pasted }: Line): Statement | undefined {
  const bare = pasted === true && line.startsWith(STATUS.trimStart(), body);
  const status = bare ? body - 1 : line.indexOf(STATUS, body);
  if (status < 0 && !bare) return undefined;
  QUEUE_ID.lastIndex = body;
  const traced = !bare && QUEUE_ID.test(line);
  if (!traced && pasted !== true) return undefined;
  const fields = traced ? QUEUE_ID.lastIndex : body;
  const queueId = traced ? line.slice(body, fields - 2) : undefined;
  // Not `info: header Subject: … status=bounced`.
  if (!bare && !line.startsWith('to=', fields) && !line.startsWith('from=', fields)) return undefined;
  const wordStart = status + STATUS.length;
  WORD.lastIndex = wordStart;
  const word = WORD.test(line) ? line.slice(wordStart, WORD.lastIndex) : '';
  TO.lastIndex = fields;
  const recipient = TO.exec(line)?.[1];
  const head = line.slice(fields, wordStart);
  const dsn = DSN.exec(head);
  // An address that is only asked about (sendmail -bv) is undeliverable for now as well.
  const result = word === 'undeliverable' && dsn?.[1]?.startsWith('4') === true ? 'deferred' : RESULTS.get(word);
  if (result === undefined) return undefined;

  const dsnStart = dsn ? fields + dsn.index + 'dsn='.length : 0;
  const relay = RELAY.exec(head)?.[1];
  // "expired, returned to sender" is its own reason.
  const after = wordStart + word.length;
  const answer: Answer = result === 'expired' ? { reason: { start: wordStart, end } } : readAnswer(line, after, pasted === true ? parenthesisEnd(line, after, end) : end);
  const reported: Changing<Reported> = { kind: 'reported', result, direction: 'outbound', word: { start: wordStart, end: after } };
  if (queueId !== undefined) reported.queueId = queueId;
  if (recipient !== undefined) reported.recipient = recipient;
  if (dsn?.[1] !== undefined) reported.status = { start: dsnStart, end: dsnStart + dsn[1].length };
  const server = answer.server ?? relay;
  if (server !== undefined && server !== 'none') reported.server = server;
  if (answer.occasion !== undefined) reported.occasion = answer.occasion;
  if (answer.reply !== undefined) reported.reply = answer.reply;
  if (answer.reason !== undefined) reported.reason = answer.reason;
  return reported;
}

interface Answer {
  readonly server?: string;
  readonly occasion?: Occasion;
  readonly reply?: Piece;
  readonly reason?: Piece;
}

// host mx.example.net[192.0.2.1] said: | host mx.example.net[192.0.2.1]:25 refused to talk to me: | SASL authentication failed; server mx.example.net[192.0.2.1] said: | TLS is required, but host mx.example.net[192.0.2.1] refused to start TLS:
const SAID = /(?:TLS is required, but )?(?:host|(SASL authentication failed; server)) (\S{1,300}) (said|refused to talk to me|refused to start TLS): /y;
// (in reply to RCPT TO command) | (in reply to end of DATA command)
const IN_REPLY_TO = /\s\(in reply to ([A-Za-z ]{2,30}?)(?: command)?\)$/;
const REPLY_CODE = /[2-5]\d{2}(?:[ -]|$)/y;

// The destination is not tried for a while; the reply or reason that led to it follows.
const SUSPENDED = 'delivery temporarily suspended: ';

/** Where the parentheses after a status that was pasted into a sentence end, or all that is there. */
function parenthesisEnd(line: string, from: number, end: number): number {
  if (line[end - 1] === ')') return end;
  let depth = 0;
  for (let at = line.indexOf('(', from); at >= 0 && at < end; at++) {
    if (line[at] === '(') depth++;
    else if (line[at] === ')' && --depth === 0) return at + 1;
  }
  return end;
}

/** What stands in the parentheses after `status=word`, or after a comma. A pasted line may be cut before they close. */
function readAnswer(line: string, from: number, to: number): Answer {
  let start = from;
  let end = to;
  if (line.startsWith(' (', start)) {
    start += 2;
    if (line[end - 1] === ')') end--;
  } else if (line.startsWith(', ', start)) {
    start += 2;
  }
  if (end <= start) return {};
  if (line.startsWith(SUSPENDED, start)) start += SUSPENDED.length;
  return readQuotedReply(line, start, end) ?? { reason: { start, end } };
}

function readQuotedReply(line: string, start: number, end: number): Answer | undefined {
  SAID.lastIndex = start;
  const said = SAID.exec(line);
  const at = said ? SAID.lastIndex : start;
  REPLY_CODE.lastIndex = at;
  if (at >= end || !REPLY_CODE.test(line)) return undefined;
  // The tail is short; looking for it in the last characters keeps a long line linear.
  const tailFrom = Math.max(at, end - 60);
  const tail = IN_REPLY_TO.exec(line.slice(tailFrom, end));
  const replyEnd = tail ? tailFrom + tail.index : end;
  const occasion = occasionOfRefusal(said) ?? occasionOf(tail?.[1] ?? '');
  const answer: Changing<Answer> = { reply: { start: at, end: replyEnd } };
  if (said?.[2] !== undefined) answer.server = said[2];
  if (occasion !== undefined) answer.occasion = occasion;
  return answer;
}

function occasionOfRefusal(said: RegExpExecArray | null): Occasion | undefined {
  if (said?.[1] !== undefined) return 'AUTH';
  return said?.[3] === 'refused to talk to me' ? 'connect' : said?.[3] === 'refused to start TLS' ? 'STARTTLS' : undefined;
}

/** Postfix's names for the stages of a session: `RCPT TO`, `end of DATA`, `END-OF-MESSAGE`. */
function occasionOf(stage: string): Occasion | undefined {
  const space = stage.indexOf(' ');
  return STAGES.get((space < 0 ? stage : stage.slice(0, space)).toUpperCase());
}

const STAGES: ReadonlyMap<string, Occasion> = new Map<string, Occasion>([
  ...(['EHLO', 'HELO', 'LHLO', 'STARTTLS', 'AUTH', 'MAIL', 'RCPT', 'DATA', 'BDAT', 'RSET', 'VRFY', 'ETRN', 'QUIT', 'NOOP'] as const).map((verb) => [verb, verb] as const),
  ['CONNECT', 'connect'],
  ['END', 'content'],
  ['END-OF-MESSAGE', 'content'],
]);

// NOQUEUE: reject: RCPT from mx.example.net[192.0.2.1]: 554 5.7.1 … | 4F2B: milter-reject: END-OF-MESSAGE from …: 5.7.1 … | NOQUEUE: proxy-reject: END-OF-MESSAGE: 554 … | proxy-reject: END-OF-MESSAGE: 554 …
const REJECT = /(?:milter-|proxy-)?reject: ([A-Z-]{4,20})(?: from \S{1,300})?: /y;
// reject: header Subject: x from mx.example.net[192.0.2.1]; from=<…> …: 5.7.1 message content rejected
const CHECK = /(?:milter-)?reject: (?:header|body|mime|nested) /y;
const STATUS_CODE = /[245]\.\d{1,3}\.\d{1,3}(?= |$)/y;
const RECIPIENT = / to=<([^<>]{0,320})>/;
const SENDER = / from=<([^<>]{0,320})>/;

/** Our own server refuses a client. `reject_warning:` refuses nothing and does not match. */
function readReject({ text: line, start: body, end: trimmed, program, pid, pasted }: Line, memory: Memory): Statement | undefined {
  QUEUE_ID.lastIndex = body;
  const traced = !(pasted === true && line.startsWith('reject: ', body)) && QUEUE_ID.test(line);
  if (!traced && pasted !== true && !line.startsWith('proxy-reject: ', body)) return undefined;
  const wordStart = traced ? QUEUE_ID.lastIndex : body;
  const queueId = traced ? line.slice(body, wordStart - 2) : 'NOQUEUE';
  REJECT.lastIndex = wordStart;
  const match = REJECT.exec(line);
  let start: number;
  let end: number;
  let details: string;
  if (match) {
    start = REJECT.lastIndex;
    const envelope = envelopeStart(line, start);
    end = envelope ?? trimmed;
    details = line.slice(end);
  } else {
    CHECK.lastIndex = wordStart;
    if (!CHECK.test(line)) return undefined;
    const envelope = envelopeStart(line, wordStart) ?? wordStart;
    const said = statusAfterColon(line, envelope);
    if (said === undefined) return undefined;
    start = said;
    end = trimmed;
    details = line.slice(envelope, start);
  }
  REPLY_CODE.lastIndex = start;
  const hasReply = REPLY_CODE.test(line);
  if (hasReply && pasted !== true) memory.set(pid, line.slice(start, end));
  STATUS_CODE.lastIndex = start;
  const status = hasReply ? undefined : STATUS_CODE.exec(line)?.[0];
  if (!hasReply && status === undefined) return undefined;
  const recipient = RECIPIENT.exec(details)?.[1];
  const sender = SENDER.exec(details)?.[1];
  const occasion = match ? occasionOf(match[1] ?? '') : 'content';
  const reasonStart = status === undefined ? start : Math.min(end, start + status.length + 1);
  const word = line.indexOf('reject', wordStart);
  // Who logged in, or sends from this host, is our own user.
  const submitted = details.includes(' sasl_username=<') || line.slice(0, start).includes(' from local; ');
  const reported: Changing<Reported> = { kind: 'reported', result: 'rejected', direction: submitted ? 'submission' : 'inbound', word: { start: word, end: word + 'reject'.length } };
  // What cleanup refuses came over a connection of another process.
  if (pasted !== true && !program.endsWith('/cleanup')) reported.session = sessionOf({ program, pid });
  if (queueId !== 'NOQUEUE') reported.queueId = queueId;
  if (recipient !== undefined) reported.recipient = recipient;
  if (sender !== undefined) reported.sender = sender;
  if (occasion !== undefined) reported.occasion = occasion;
  if (hasReply) reported.reply = { start, end };
  else reported.reason = { start: reasonStart, end };
  if (status !== undefined) reported.status = { start, end: start + status.length };
  return reported;
}

/** Where a status or reply code stands after a colon. */
function statusAfterColon(line: string, from: number): number | undefined {
  for (let at = line.indexOf(': ', from); at >= 0; at = line.indexOf(': ', at + 2)) {
    STATUS_CODE.lastIndex = at + 2;
    REPLY_CODE.lastIndex = at + 2;
    if (STATUS_CODE.test(line) || REPLY_CODE.test(line)) return at + 2;
  }
  return undefined;
}

/** Where `; from=<…> to=<…> proto=…` begins, which Postfix adds to the text of a reject. */
function envelopeStart(line: string, from: number): number | undefined {
  for (const mark of ['; from=<', '; to=<', '; proto=', '; helo=<']) {
    const at = line.indexOf(mark, from);
    if (at >= 0) return at;
  }
  return undefined;
}

const TOLD_BY = ['host ', 'SASL authentication failed; server '];

/** `host x said: 450 …` without a status: one of several hosts was tried. */
function readTold({ text: line, start: body, end, pasted }: Line): Statement | undefined {
  const alone = pasted === true ? readPastedReply(line, body, end) : undefined;
  if (alone) return alone;
  QUEUE_ID.lastIndex = body;
  const queueId = QUEUE_ID.exec(line)?.[1];
  if (queueId === undefined || !TOLD_BY.some((words) => line.startsWith(words, QUEUE_ID.lastIndex))) return undefined;
  const { reply, server, occasion } = readQuotedReply(line, QUEUE_ID.lastIndex, end) ?? {};
  if (!reply) return undefined;
  return {
    kind: 'told',
    queueId,
    reply,
    ...(server === undefined ? {} : { server }),
    ...(occasion === undefined ? {} : { occasion }),
  };
}

// host mx.example.net[192.0.2.1] said: | mx.example.net[192.0.2.1] said: | said: (what stood before is on the line above)
const PASTED_SAID = /(?:(?:host|SASL authentication failed; server) )?(?:(\S{1,300}) )?(?:said|refused to talk to me): /y;

/** Who pastes the words of a server alone means what became of the mail. */
function readPastedReply(line: string, start: number, end: number): Statement | undefined {
  PASTED_SAID.lastIndex = start;
  const said = PASTED_SAID.exec(line);
  if (!said) return undefined;
  const from = TOLD_BY.some((words) => line.startsWith(words, start)) ? start : PASTED_SAID.lastIndex;
  const quoted = readQuotedReply(line, from, line.endsWith('))', end) ? end - 1 : end);
  if (!quoted?.reply) return undefined;
  return {
    kind: 'reported',
    result: line[quoted.reply.start] === '4' ? 'deferred' : 'bounced',
    direction: 'outbound',
    word: quoted.reply,
    ...(said[1] === undefined ? {} : { server: said[1] }),
    ...quoted,
  };
}

// warning: unknown[192.0.2.1]: SASL LOGIN authentication failed: UGFzc3dvcmQ6 | …: (reason unavailable), sasl_username=alice
const LOGIN = /warning: [^\s[\]]{0,255}\[([0-9A-Fa-f.:]{2,45})\](?::\d{1,5})?: SASL ([A-Za-z0-9-]{3,20}) authentication failed:(?: ([A-Za-z0-9+/]{8,}={0,2})(?=,|\s*$))?/y;
const USER = /, sasl_username=(\S{1,255})$/;
// The login was not tried at all.
const OUR_FAULT = ' Connection lost to authentication server';

function readLogin({ text, start, end }: Line): readonly Statement[] | undefined {
  LOGIN.lastIndex = start;
  const match = LOGIN.exec(text);
  if (match?.[1] === undefined || match[2] === undefined) return undefined;
  const after = LOGIN.lastIndex;
  if (text.startsWith(OUR_FAULT, after)) return SILENT;
  const user = USER.exec(text.slice(0, end))?.[1];
  const failed: Statement = { kind: 'login-failed', address: match[1], piece: { start, end }, ...(user === undefined ? {} : { user }) };
  const challenge = match[3];
  if (challenge === undefined || challenge.length % 4 !== 0) return [failed];
  return [{ kind: 'challenged', mechanism: match[2], payload: { start: after - challenge.length, end: after } }, failed];
}
