import { given } from '../../given';
import type { Writable } from '../../writable';
import type { Format, Line, Memory, Trace } from '../format';
import { SILENT, statementsOf, type Piece, type Statement } from '../../statement';
import { writtenAt } from '../loginTries';
import { forget, recall, remember, type EntryKind } from '../remember';
import { arrives, FAKE_REJECT, readAccepted, readArrival } from './exim/arrival';
import { readDelivery } from './exim/delivery';
import { readHead } from './exim/head';
import { HEADLESS } from './exim/headless';
import { dropsAfterError, readProtocolError } from './exim/protocolError';
import { isLoggedTwice } from './exim/loggedTwice';
import { followsRefusal } from './exim/missingStep';
import { readFailedLogin, readLoginAsClient } from './exim/failedLogin';
import { readRefusal } from './exim/refusal';
import { findQuotedReply } from './exim/reply';
import { goesOn, isReplyAt, outcomeOf, type QuotedReply } from '../quotedReplies/quotedReply';
import { QUEUE_ID } from './exim/queueId';
import { matchAt, standsAt } from '../../text/matches';

/** What Exim writes to mainlog, rejectlog and paniclog, or to syslog. */
export const exim: Format = {
  id: 'exim',
  name: 'Exim log',
  signs: [
    {
      pattern: new RegExp(String.raw`^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{3})?(?: [+-]\d{4})? (?:\[\d{1,10}\] )?${QUEUE_ID} `),
      weight: 4,
      sample: '2026-11-24 10:00:01 1vNq1a-000000001Zx-0abc <= alice@example.com H=client.example.org [192.0.2.1] P=esmtp S=550',
    },
    {
      pattern: /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{3})?(?: [+-]\d{4})? (?:\[\d{1,10}\] )?(?:H=|F=<|U=\S{1,40} |(?:Start|End) queue run: |exim \d\.\d\d daemon started: |SMTP (?:connection|call|protocol|syntax|command)\b|no MAIL in SMTP|\S{1,40} authenticator failed for )/,
      weight: 4,
      sample: '2026-11-24 10:00:01 H=client.example.org [192.0.2.1] F=<alice@example.com> rejected RCPT <bob@example.net>: relay not permitted',
    },
    { pattern: /[\s|:>]exim(?:4|-[a-z0-9-]{1,20})?\[\d{1,10}\]:\s/, weight: 4, sample: 'Nov 24 10:00:01 mail exim[123]: 1vNq1a-000000001Zx-0abc Completed' },
  ],
  programs: /^exim(?:4|-[a-z0-9-]{1,20})?$/,
  headless: HEADLESS,
  writesFiles: true,
  accepted: readAccepted,
  trace: traceLine,
  links: [' OK id='],
  needles: [' ** ', ' == ', 'rejected', ' dropped', ' refused', 'authenticator failed for ', 'SMTP syntax error in "', 'SMTP protocol error in "', ` ${FAKE_REJECT} `],
  read(line, memory) {
    const next = readNextPart(line, memory);
    if (next) return next;
    const logged = line.program !== '';
    const at = readHead(line);
    if (at === undefined && !logged) return undefined;
    const { queueId, pid, start } = at ?? { queueId: undefined, pid: '', start: line.start };
    const after: Writable<Line> = { text: line.text, start, end: line.end, program: line.program, pid: line.pid === '' ? pid : line.pid };
    if (line.time !== undefined) after.time = line.time;
    if (line.headless === true) return readHeadless(after, queueId, memory);
    const answer = readLoginAsClient(after, queueId);
    if (answer && goesOn(line.text.slice(answer.reply.start, answer.reply.end))) memory.set(OPEN, `${line.pid} ${line.text.slice(answer.reply.start, answer.reply.start + 3)}`);
    const said = answer ?? readMessage(after, queueId, memory, logged) ?? SILENT;
    if (logged) noteFirstPart(line, statementsOf(said), memory);
    return said;
  },
};

/** In the memory: the process, and the code of its reply whose next lines Exim writes as they came, each below the other. */
const OPEN = 'open';

/** In the memory: the process, and the end of what it has told of a delivery whose reply is in another part of what syslog got. */
const UNFINISHED = 'unfinished';
const FIRST_PART = /\[1[\\:]\d{1,3}\] /y;
const LONGEST_END = 500;

function noteFirstPart({ text, start, end, pid }: Line, said: readonly Statement[], memory: Memory): void {
  const repliesBelow = standsAt(FIRST_PART, text, start) && said.some((one) => one.kind === 'reported' && one.result !== 'rejected' && one.queueId !== undefined && one.reply === undefined);
  if (repliesBelow) memory.set(UNFINISHED, `${pid} ${text.slice(Math.max(start, end - LONGEST_END), end)}`);
}

/** The reply that a part of what syslog got has, where a delivery is told in several. */
function replyInPart({ text, end, pid }: Line, from: number, memory: Memory): Piece | undefined {
  const unfinished = memory.get(UNFINISHED);
  if (unfinished?.startsWith(`${pid} `) !== true) return undefined;
  const before = `${unfinished.slice(pid.length + 1)} `;
  const joined = before + text.slice(from, end).trimStart();
  const shift = end - joined.length;
  const reply = findQuotedReply(joined, 0, joined.length)?.reply;
  if (reply === undefined) memory.set(UNFINISHED, `${pid} ${joined.slice(-LONGEST_END)}`);
  else memory.delete(UNFINISHED);
  return reply && reply.start >= before.length ? { start: reply.start + shift, end: reply.end + shift } : undefined;
}

// [2/2] | [2\10] | [2:3]: syslog gets what has several lines, or is long, in parts
const NEXT_PART = /\[(?:[2-9]|[1-9]\d{1,2})[\\/:]\d{1,3}\] {1,2}/y;

/** `535 5.7.8 https://mx.example.net/help`, below `plain authenticator failed H=… 535-5.7.8 Username and password not accepted. See`, or another part of what syslog got. */
function readNextPart({ text, start, end, program, pid }: Line, memory: Memory): Statement | readonly Statement[] | undefined {
  const isPart = program !== '' && standsAt(NEXT_PART, text, start);
  const from = isPart ? NEXT_PART.lastIndex : start;
  const open = memory.get(OPEN);
  const own = open?.startsWith(`${pid} `) === true;
  const isNext = own && (isPart || program === '') && text.startsWith(open.slice(pid.length + 1), from) && isReplyAt(text, from);
  if (own && (!isNext || text[from + 3] !== '-')) memory.delete(OPEN);
  if (isNext) return { kind: 'told', occasion: 'AUTH', reply: { start: from, end } };
  if (!isPart) return undefined;
  const reply = replyInPart({ text, start, end, program, pid }, from, memory);
  return reply ? { kind: 'told', reply } : SILENT;
}

// C="250 OK id=1vNq1b-000000001Zy-1def" | C="250 2.0.0 from MTA(smtp:[127.0.0.1]:10025): 250 OK id=1vNq1b-0001Zy-4L"
const NEXT = new RegExp(String.raw` OK id=(${QUEUE_ID})"`);
const MESSAGE_ID = / id=([^\s<>]{1,400})(?=\s|$)/;

function traceLine(line: Line): Trace | undefined {
  const { queueId, start } = readHead(line) ?? {};
  if (queueId === undefined || start === undefined) return undefined;
  const { text, end } = line;
  const said = text.slice(start, end);
  const begins = arrives(said);
  const messageId = begins ? MESSAGE_ID.exec(said)?.[1] : undefined;
  const next = NEXT.exec(said)?.[1];
  const at = start - queueId.length - 1;
  return {
    id: queueId,
    piece: { start: at, end: at + queueId.length },
    ...(begins ? { begins } : {}),
    ...(said.startsWith('Completed') ? { ends: true } : {}),
    ...(messageId === undefined ? {} : { messageId: `<${messageId}>` }),
    ...(next === undefined || next === queueId ? {} : { also: [next] }),
  };
}

// response to "RCPT TO:<bob@example.net>" from mx.example.net [192.0.2.1] was: 550 …: what a server said of an address that was only asked about
const WAS = 'was: ';

function readHeadless(line: Line, queueId: string | undefined, memory: Memory): Statement | readonly Statement[] | undefined {
  const said = readDelivery(line, queueId) ?? readLoginAsClient(line, queueId) ?? readFailedLogin(line, memory) ?? readRefusal(line, queueId);
  if (said) return said;
  if (line.text.startsWith(WAS, line.start)) return { kind: 'told', reply: { start: line.start + WAS.length, end: line.end } };
  const answer = hostsAnswer(line);
  // The other lines of the reply stand below, and are one there.
  if (answer && goesOn(line.text.slice(answer.reply.start, answer.reply.end))) return { kind: 'told', reply: answer.reply };
  const quoted = answer ?? findQuotedReply(line.text, line.start, line.end);
  return quoted && outcomeOf(quoted, line.text);
}

// host mx.example.net [192.0.2.1]: 550 5.1.1 No such user
const HOSTS_ANSWER = /\s*host (\S{1,255}) \[[^\s[\]]{1,64}\]: (?=[45]\d\d[ -])/y;

function hostsAnswer({ text, start, end }: Line): QuotedReply | undefined {
  const server = matchAt(HOSTS_ANSWER, text, start)?.[1];
  return server === undefined ? undefined : { reply: { start: HOSTS_ANSWER.lastIndex, end }, server };
}

/** In the memory, by their pids: what processes refused last, which each tells again at once. */
const REFUSED: EntryKind = { prefix: 'said ', most: 100 };

/** @param logged to a system log, to which Exim writes main log and reject log: what it refuses stands there twice */
function readMessage(line: Line, queueId: string | undefined, memory: Memory, logged: boolean): Statement | readonly Statement[] | undefined {
  const { text, start } = line;
  if (queueId !== undefined && text[start + 2] === ' ') {
    const delivery = readDelivery(line, queueId);
    if (delivery) return delivery;
    if (arrives(text, start)) return readArrival(line, queueId);
  }
  if (queueId !== undefined && text.startsWith('Completed', start)) return { kind: 'disconnected', session: queueId };
  if (dropsAfterError(line, memory)) return undefined;
  const refused = readRefusal(line, queueId);
  const refusal = refused ?? readProtocolError(line, memory);
  if (refusal) {
    const moment = writtenAt(line);
    const isTold = refused && (logged ? repeatsProcess(line, memory) : isLoggedTwice(line, moment, queueId, refused.occasion === 'connect' ? 'connection' : 'message', memory));
    if (isTold) return tellAgain(refusal);
    return followsRefusal(line, moment, refusal, memory) ? SILENT : refusal;
  }
  const failed = readFailedLogin(line, memory);
  if (failed && !logged && isLoggedTwice(line, writtenAt(line), queueId, 'login', memory)) return statementsOf(failed).flatMap(tellAgain);
  return failed ?? readTold(line, queueId);
}

/** Of what the log has told already, the reply alone is left. */
function tellAgain(said: Statement): readonly Statement[] {
  if (said.kind === 'told') return [said];
  return said.kind === 'reported' && said.reply ? [{ kind: 'told', reply: said.reply, ...given({ queueId: said.queueId, occasion: said.occasion }) }] : SILENT;
}

/** Whether a process says what it said last, when it refused something. */
function repeatsProcess({ text, start, end, pid }: Line, memory: Memory): boolean {
  const words = text.slice(start, end);
  const repeats = recall(memory, REFUSED, pid) === words;
  if (repeats) forget(memory, REFUSED, pid);
  else remember(memory, REFUSED, pid, words);
  return repeats;
}

/** One of several hosts refused, or a callout failed: what becomes of it stands in another line. */
function readTold({ text, start, end }: Line, queueId: string | undefined): Statement | undefined {
  if (arrives(text, start)) return undefined;
  const found = findQuotedReply(text, start, end);
  return found && { kind: 'told', ...found, ...(queueId === undefined ? {} : { queueId }) };
}
