import type { Format, Memory } from '../format';
import type { Direction } from '../../analysis';
import type { Statement } from '../../statement';
import { readDelivery } from './exim/delivery';
import { readLoginAsClient } from './exim/failedLogin';
import { readRefusal } from './exim/refusal';
import { findQuotedReply } from './exim/reply';
import { goesOn, isReplyAt } from '../quotedReplies/quotedReply';

/** What Exim prints about its sessions with `-v` and `-d`, as client and as server. */
export const eximDebug: Format = {
  id: 'exim-debug',
  name: 'Exim debug output',
  signs: [
    { pattern: /^(?:\d\d:\d\d:\d\d(?:\.\d{1,6})? +)?(?:\d{1,10} +)?\s{0,12}SMTP(?:<<|>>|\|>|\+>|>\|) /, weight: 4, sample: '  SMTP<< 220 mx.example.net ESMTP' },
    { pattern: /^(?:\d\d:\d\d:\d\d(?:\.\d{1,6})? +)?(?:\d{1,10} +)?\s{0,12}LOG: (?:\w+ )?MAIN/, weight: 4, sample: 'LOG: MAIN' },
  ],
  read({ text, end }, memory) {
    const said = readSaid(text, end, memory);
    if (said) return said;
    memory.delete(OPEN);
    const closed = CLOSED.exec(text);
    if (closed) return { kind: 'disconnected', session: sessionOf(closed[1] ?? '', 'outbound') };
    const logged = memory.get(LOG) === 'main' ? (readLogged(text, end, memory) ?? []) : undefined;
    if (LOG_LINE.test(text)) {
      memory.set(LOG, 'main');
      return [];
    }
    memory.delete(LOG);
    return logged ?? readRestOfAnswer(text, end, memory) ?? readEcho(text, end, memory) ?? readRepeated(text, end);
  },
};

/** In the memory: `open` holds the session and code of a reply whose next lines come without a prefix. */
const OPEN = 'open';
const LOG = 'log';
/** In the memory: the code of an answer to a login of which more lines follow. */
const ANSWER = 'answer';
/** In the memory, where replies of Exim itself are shown: what it refuses is seen there. */
const SERVED = 'served';
/** In the memory, where any dialogue is shown. */
const SHOWN = 'shown';

//   SMTP<< 250-mx.example.net | 12345   SMTP>> EHLO x | 10:00:01 12345 SMTP>> … (-d+timestamp) | SMTP|> and SMTP+>: more follows in the same packet; SMTP>|: the last before a flush
const ARROW = /^(?:\d\d:\d\d:\d\d(?:\.\d{1,6})? +)?(?:(\d{1,10}) +)?\s{0,12}SMTP(<<|>>|\|>|\+>|>\|) /;
//          250-SIZE 52428800
const CONTINUATION = /^(?:\d\d:\d\d:\d\d(?:\.\d{1,6})? +)?(?:(\d{1,10}) +)?\s{0,12}(\d{3})([ -])/;
//   SMTP(close)>>
const CLOSED = /^(?:\d\d:\d\d:\d\d(?:\.\d{1,6})? +)?(?:(\d{1,10}) +)?\s{0,12}SMTP\(close\)>>/;
// LOG: MAIN | 12345 LOG: smtp_connection MAIN | 10:00:01 12345 LOG: MAIN REJECT
const LOG_LINE = /^(?:\d\d:\d\d:\d\d(?:\.\d{1,6})? +)?(?:\d{1,10} +)?\s{0,12}LOG: (?:\w+ )?MAIN/;
// 10:00:01 12345   == bob@example.net R=remote T=smtp defer (-54): …
const BEFORE_LOGGED = /^(?:\d\d:\d\d:\d\d(?:\.\d{1,6})? +)?(?:\d{1,10} +)?\s{0,12}/;
// What Exim does with the message, no words of the dialogue
const NOTE = /^(?:writing message and terminating|\(writing message\))/;

/** `<<` is what Exim reads: as client the server's words, as server the client's. A reply shows which it is. */
function readSaid(text: string, end: number, memory: Memory): Statement | undefined {
  const arrow = ARROW.exec(text);
  if (!arrow) return readContinuation(text, end, memory);
  const start = arrow[0].length;
  const pid = arrow[1] ?? '';
  const received = arrow[2] === '<<';
  const isReply = isReplyAt(text, start);
  memory.delete(OPEN);
  if (NOTE.test(text.slice(start, start + 40))) return undefined;
  const direction = received === isReply ? 'outbound' : 'inbound';
  memory.set(SHOWN, '');
  if (isReply && !received) memory.set(SERVED, 'seen');
  if (isReply && text[start + 3] === '-') memory.set(OPEN, `${pid} ${text.slice(start, start + 3)} ${direction}`);
  return { kind: 'said', session: sessionOf(pid, direction), speaker: isReply ? 'server' : 'client', body: { start, end: Math.max(start, end) }, direction };
}

/** While it serves a client, one process asks other servers as well: whether they know the sender. */
function sessionOf(pid: string, direction: Direction): string {
  return direction === 'outbound' ? `${pid} out`.trimStart() : pid;
}

function readContinuation(text: string, end: number, memory: Memory): Statement | undefined {
  const [pid, code, direction] = memory.get(OPEN)?.split(' ') ?? [];
  if (pid === undefined || code === undefined) return undefined;
  const match = CONTINUATION.exec(text);
  if (!match || match[2] !== code || (match[1] ?? '') !== pid) return undefined;
  if (match[3] === ' ') memory.delete(OPEN);
  const start = match[0].length - 4;
  const towards = direction === 'inbound' ? 'inbound' : 'outbound';
  return { kind: 'said', session: sessionOf(pid, towards), speaker: 'server', body: { start, end }, direction: towards };
}

// ** bob@example.net R=dnslookup T=remote_smtp H=mx.exam: without the reason, which the session shows
const CUT = /^(?:\*\*|==) \S{1,320}(?: <\S{1,320}>)?(?: [A-Z]=\S{1,255}){1,4}$/;

/** A line of the main log; a reply it quotes was seen in the session, where that is shown, and counts there. */
function readLogged(text: string, end: number, memory: Memory): Statement | undefined {
  const start = BEFORE_LOGGED.exec(text)?.[0].length ?? 0;
  const line = { text, start, end, program: '', pid: '' };
  const answer = readLoginAsClient(line, undefined);
  if (answer) {
    const { start: at, end: last } = answer.reply;
    if (goesOn(text.slice(at, last))) memory.set(ANSWER, text.slice(at, at + 3));
    return answer;
  }
  const delivery = readDelivery(line, undefined);
  if (delivery && !delivery.reply) return CUT.test(text.slice(start, end)) ? undefined : delivery;
  if (delivery && !memory.has(SHOWN)) return delivery;
  if (delivery?.reply) return { kind: 'told', reply: delivery.reply, ...(delivery.occasion === undefined ? {} : { occasion: delivery.occasion }) };
  const refusal = memory.has(SERVED) ? undefined : readRefusal(line, undefined);
  if (refusal?.kind === 'reported' && !refusal.reply) return refusal;
  const quoted = findQuotedReply(text, start, end);
  return quoted ? { kind: 'told', ...quoted } : undefined;
}

/** The next line of what a server answered to a login: it stands in the log as it came. */
function readRestOfAnswer(text: string, end: number, memory: Memory): Statement | undefined {
  const code = memory.get(ANSWER);
  memory.delete(ANSWER);
  return code !== undefined && text.startsWith(code) && isReplyAt(text, 0) ? { kind: 'told', occasion: 'AUTH', reply: { start: 0, end } } : undefined;
}

/** With `-bs` Exim serves the terminal: what it says stands there as well as in the debug output. */
function readEcho(text: string, end: number, memory: Memory): Statement | undefined {
  return memory.has(SERVED) && isReplyAt(text, 0) ? { kind: 'told', reply: { start: 0, end } } : undefined;
}

/** Wherever else a reply is quoted, it was seen in the session as well. */
function readRepeated(text: string, end: number): Statement | undefined {
  const quoted = findQuotedReply(text, 0, end);
  return quoted && { kind: 'told', ...quoted };
}
