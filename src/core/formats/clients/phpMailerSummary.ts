import type { Occasion } from '../../reference/occasion';
import { beginMessage, wasRefused } from '../quotedReplies/citedBefore';
import type { Line, Memory } from '../format';
import type { Piece, Reported, Statement } from '../../statement';
import { findMark } from '../lineParts/lead';
import { forgetSteps, htmlEnd, wasCitedAt } from './phpMailerError';
import { saysLater } from '../words/laterWords';

/** What PHPMailer says of a refusal in its own words, which is all that a program shows that has no debug output. */
export const SUMMARY = /\bSMTP Error: (?:(Could not authenticate)\.|(data not accepted)\.(?!(?:<br ?\/?>)?SMTP server error:)|The following recipients failed: (?=\S))/i;

// nosuch@example.net: User unknown | nosuch@example.net
const RECIPIENT = /^([^\s@,:]{1,64}@[^\s@,:]{1,255})(?:: ?|,|$|(?= in \/))/;
// … in /usr/share/php/PHPMailer.php:2186, where PHP throws it
const THROWN = / in [^\s:]{1,300}\.php(?:\(|:| on line )\d{1,6}.*$/;
const STATUS = /^([45]\.\d{1,3}\.\d{1,3}) /;
const STACK = /#\d{1,3} /y;
// carol@example.net: Mailbox full: each recipient has a line of its own
const NEXT = /(?=[^\s@,:]{1,64}@[^\s@,:]{1,255}: ?)/y;
/** Messages stand near the start of a line. */
const LOOKED_AT = 2000;

/** A reply of several lines stands between two recipients, without its codes. */
const MOST_LINES = 10;

// In the memory: what was told since the last stack trace; in how many lines more recipients may follow.
const TOLD = 'summaries';
const MORE = 'more recipients';

/** @returns nothing where a line is no such summary; an empty list where the dialogue or another message told of the refusal */
export function readSummary(line: Line, memory: Memory): Statement | readonly Statement[] | undefined {
  const head = line.text.slice(0, Math.min(LOOKED_AT, line.end));
  if (findMark(line, STACK)) {
    for (const key of [TOLD, MORE]) memory.delete(key);
    forgetSteps(memory);
  }
  const found = SUMMARY.exec(head);
  const start = found ? found.index + found[0].length : 0;
  const thrown = THROWN.exec(head);
  const end = Math.max(start, Math.min(htmlEnd(line), thrown ? thrown.index : line.end));
  if (!found) return memory.has(MORE) ? nextRecipient(line, end, memory) : undefined;
  memory.delete(MORE);
  if (beginMessage(line, found.index, memory)) memory.delete(TOLD);
  const [, login, data] = found;
  const said = login ?? data;
  if (said === undefined) {
    memory.set(MORE, String(MOST_LINES));
    return tellOnce(recipientAt(line, start, end), 'RCPT', head.slice(start, end), memory);
  }
  const from = start - said.length - 1;
  const step = login === undefined ? 'content' : 'AUTH';
  return tellOnce(reportOf({ start: from, end: start - 1 }, step), step, said, memory);
}

function nextRecipient(line: Line, end: number, memory: Memory): Statement | readonly Statement[] | undefined {
  const found = findMark(line, NEXT);
  if (!found) {
    const left = line.end === 0 ? 0 : Number(memory.get(MORE)) - 1;
    if (left > 0) memory.set(MORE, String(left));
    else memory.delete(MORE);
    return undefined;
  }
  memory.set(MORE, String(MOST_LINES));
  return tellOnce(recipientAt(line, found.end, end), 'RCPT', line.text.slice(found.end, end), memory);
}

function recipientAt({ text }: Line, start: number, end: number): Reported {
  const recipient = RECIPIENT.exec(text.slice(start, end));
  const from = start + (recipient?.[0].length ?? 0);
  const words = text.slice(from, end);
  const status = STATUS.exec(words)?.[1];
  const reason = words.trim() === '' ? { start, end } : { start: from + (status === undefined ? 0 : status.length + 1), end };
  return {
    ...reportOf(reason, 'RCPT'),
    ...(saysLater(words) || status?.startsWith('4') === true ? { result: 'deferred' } : {}),
    ...(recipient?.[1] === undefined ? {} : { recipient: recipient[1] }),
    ...(status === undefined ? {} : { status: { start: from, end: from + status.length } }),
  };
}

function reportOf(reason: Piece, occasion: Occasion): Reported {
  return { kind: 'reported', result: 'rejected', direction: 'outbound', word: reason, reason, occasion };
}

function tellOnce(reported: Reported, step: Occasion, words: string, memory: Memory): Statement | readonly Statement[] {
  const told = memory.get(TOLD)?.split('\n') ?? [];
  const key = words.trim().slice(0, 100);
  // Where lines of the dialogue are shown, its refusals are as well.
  if (memory.has('marked') || wasCitedAt(memory, step) || wasRefused(memory) || told.includes(key)) return [];
  memory.set(TOLD, [key, ...told].slice(0, 8).join('\n'));
  memory.set(SAID_FIRST, step);
  return reported;
}

/** In the memory: the summary stands above the dialogue, as in a report by mail, so that the refusal in it has been told of. */
const SAID_FIRST = 'summary first';

/** Whether a summary above the dialogue has told of the refusal that a server says now. A session that ends without one was another. */
export function wasSummarized(words: string, memory: Memory): boolean {
  if (words.startsWith('221')) memory.delete(SAID_FIRST);
  return /^[45]\d\d/.test(words) && memory.delete(SAID_FIRST);
}

/** Whether a summary above the debug output or the details has told of what was refused at this step. */
export function wasSummarizedAt(step: Occasion, memory: Memory): boolean {
  return memory.get(SAID_FIRST) === step && memory.delete(SAID_FIRST);
}
