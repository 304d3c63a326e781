import type { Writable } from '../../../writable';
import type { Line, Memory } from '../../format';
import type { Reported, Statement } from '../../../statement';
import { isReplyAt } from '../../quotedReplies/quotedReply';
import { matchAt, standsAt } from '../../../text/matches';

// recipient <bob@example.net> rejected: 550 5.1.1 No such user
const RECIPIENT = /recipient <([^<>]{0,400})> (rejected|deferred): (?=[45]\d\d[ -])/y;
// bouncing mail: 554 5.7.1 Refused | bouncing mail: Domain example.net sends and receives no email (NULL MX) | bouncing mail: Too many failures (Upstream error: 451 4.7.1 …)
const BOUNCING = /([Bb]ouncing) mail: (?=\S)/y;
// Their recipients have lines of their own.
const SOME = 'Some recipients failed: ';
const TOO_MANY = 'Too many failures (';
// Temp failing 550_1_0_550 for 64 seconds: Upstream error: 451 4.7.1 … | temp fail for 64s: 451 4.7.1 …
const PUT_OFF = /(Temp failing|temp fail) (?:\S{1,200} )?for [\d.]{1,12} ?s(?:econds)?: /y;
const UPSTREAM = 'Upstream error: ';
// Error - but not processing mail: 421 4.4.2 idle
const IDLE = /Error - but not processing mail: (?=[45]\d\d[ -])/y;

/** In the memory: the message whose recipients have told what they were refused for. */
const TOLD = 'recipients told';

/** What became of a message that we send, or of one of its recipients. */
export function readOutbound(line: Line, id: string, memory: Memory): Statement | undefined {
  return readRecipient(line, id, memory) ?? readBounce(line, id, memory) ?? readPutOff(line);
}

function readRecipient({ text, start, end }: Line, id: string, memory: Memory): Statement | undefined {
  const match = matchAt(RECIPIENT, text, start);
  if (!match) return undefined;
  const [whole, recipient = '', result = ''] = match;
  const word = start + whole.lastIndexOf(result);
  memory.set(TOLD, id);
  return {
    kind: 'reported',
    result: result === 'deferred' ? 'deferred' : 'bounced',
    direction: 'outbound',
    word: { start: word, end: word + result.length },
    occasion: 'RCPT',
    recipient,
    reply: { start: start + whole.length, end },
  };
}

/** The whole message is given up. */
function readBounce({ text, start, end }: Line, id: string, memory: Memory): Statement | undefined {
  const match = matchAt(BOUNCING, text, start);
  if (!match?.[1]) return undefined;
  let at = BOUNCING.lastIndex;
  if (text.startsWith(SOME, at) && memory.get(TOLD) === id) return undefined;
  const expired = text.startsWith(TOO_MANY, at);
  if (expired) at += TOO_MANY.length;
  if (text.startsWith(UPSTREAM, at)) at += UPSTREAM.length;
  const words = { start: at, end: expired && text[end - 1] === ')' ? end - 1 : end };
  const reported: Writable<Reported> = { kind: 'reported', result: expired ? 'expired' : 'bounced', direction: 'outbound', word: { start, end: start + match[1].length } };
  if (isReplyAt(text, at)) reported.reply = words;
  else reported.reason = words;
  return reported;
}

function readPutOff({ text, start, end }: Line): Statement | undefined {
  if (standsAt(IDLE, text, start)) return { kind: 'told', reply: { start: IDLE.lastIndex, end } };
  const word = matchAt(PUT_OFF, text, start)?.[1];
  if (word === undefined) return undefined;
  const at = PUT_OFF.lastIndex + (text.startsWith(UPSTREAM, PUT_OFF.lastIndex) ? UPSTREAM.length : 0);
  if (!isReplyAt(text, at)) return undefined;
  return { kind: 'reported', result: 'deferred', direction: 'outbound', word: { start, end: start + word.length }, reply: { start: at, end } };
}
