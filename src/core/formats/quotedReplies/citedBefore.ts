import { momentIn, secondsBetween } from '../../text/moment';
import type { Line, Memory } from '../format';
import { findMark } from '../lineParts/lead';
import { beginsAttempt } from './attempt';
import { STACK_FRAME } from '../lineParts/stackTrace';
import { isOfAnotherSubject } from './subject';
import { momentAbove, noteTime } from './timeAbove';
import { closeTraceback, isInTraceback, mayBeSummary, noteTraceback } from './traceback';

// What the memory holds, by key.
/** Refusals of the dialogue, the last first. */
const REFUSED = 'refused';
/** Refusals that messages cite, the last first. */
const CITED = 'cited before';
/** Of those, the ones that name a recipient: bob@example.net 550 5.1.1 User unknown */
const CITED_FOR = 'cited for';
/** When the last message was written, in seconds. */
const CITED_AT = 'cited at';
/** That the stack of the last message followed it: the next is another. */
const TRACED = 'traced';
/** Refusals that messages cite for nobody by name, each as often as it was told. */
const TIMES = 'cited times';

/** A refusal of the dialogue, as it was said. */
export function noteRefusal(memory: Memory, words: string): void {
  keep(memory, REFUSED, words);
}

/** A refusal that a message cites. */
export function noteCited(memory: Memory, words: string): void {
  keep(memory, CITED, words);
}

/** Whether the dialogue had any refusal, or one with this reply code. */
export function wasRefused(memory: Memory, code = ''): boolean {
  return memory.get(REFUSED)?.split('\n').some((one) => one.startsWith(code)) === true;
}

/** Whether a message has cited any refusal since the client last spoke, and no stack ended it. */
export function wasCited(memory: Memory): boolean {
  return memory.has(CITED) && !memory.has(TRACED);
}

/** Whether the dialogue or a message told of a refusal with this reply code since the client last spoke. */
export function wasTold(memory: Memory, code: string): boolean {
  return wasRefused(memory, code) || memory.get(CITED)?.split('\n').some((one) => one.startsWith(code)) === true;
}

/** Whether the same words were said in the dialogue, or by another message since the client last spoke. */
export function isRepeated(memory: Memory, words: string): boolean {
  const compared = comparable(words);
  return compared !== undefined && (isAmong(memory, REFUSED, compared) || isAmong(memory, CITED, compared));
}

function isAmong(memory: Memory, key: typeof REFUSED | typeof CITED, compared: string): boolean {
  return memory.get(key)?.split('\n').some((one) => isSame(one, compared)) === true;
}

/**
 * The same of a message that names the recipient. What a message cited that named none was about any;
 * the same words about somebody else are another refusal.
 */
export function isRepeatedFor(memory: Memory, words: string, recipient: string): boolean {
  const compared = comparable(words);
  const known = memory.get(CITED_FOR)?.split('\n') ?? [];
  if (compared === undefined || known.includes(`${recipient} ${compared}`)) return compared !== undefined;
  return !known.some((one) => one.endsWith(` ${compared}`)) && isRepeated(memory, words);
}

/**
 * Whether messages have cited the same words so often, or the dialogue shows
 * how often they were said: a message that names no recipients says them once
 * for each, and whoever tells it again no oftener.
 */
export function wasCitedTimes(memory: Memory, words: string, times: number): boolean {
  const compared = comparable(words);
  if (compared === undefined || isAmong(memory, REFUSED, compared)) return true;
  const known = memory.get(TIMES)?.split('\n') ?? [];
  return known.filter((one) => one === compared).length >= times;
}

/** A refusal that a message cites, so many times by now. */
export function noteCitedTimes(memory: Memory, words: string, times: number): void {
  const compared = comparable(words);
  if (compared === undefined || wasCitedTimes(memory, words, times)) return;
  memory.set(TIMES, [compared, ...(memory.get(TIMES)?.split('\n') ?? [])].slice(0, KEPT_RECIPIENTS).join('\n'));
}

/** A refusal that a message cites of a recipient. */
export function noteCitedFor(memory: Memory, words: string, recipient: string): void {
  const compared = comparable(words);
  if (compared === undefined) return;
  const others = memory.get(CITED_FOR)?.split('\n') ?? [];
  memory.set(CITED_FOR, [`${recipient} ${compared}`, ...others].slice(0, KEPT_RECIPIENTS).join('\n'));
}

/** Enough for a first line to be known again where a message has the others behind it, or leaves the end of it out. */
const FIRST_LINE = 24;

function isSame(before: string, words: string): boolean {
  return before === words || (before.length > FIRST_LINE && words.startsWith(before)) || (words.length > FIRST_LINE && before.startsWith(words));
}

/** The client goes on: what messages cite from here is another reply, though it may read the same. */
export function forgetCited(memory: Memory): void {
  for (const key of [CITED, CITED_FOR, CITED_AT, TIMES, TRACED]) memory.delete(key);
}

/** Another session begins, in which the same words refuse something else. */
export function forgetSaid(memory: Memory): void {
  forgetCited(memory);
  memory.delete(REFUSED);
}

// 550-5.1.1 No such user, up to the line end that the value of a record may have, or a string, escaped
const REFUSAL = /^([45]\d{2})[ -]?\s*((?:(?!\\[rn]).)*)/;
/** Enough to know a reply again. */
const COMPARED = 100;
const KEPT = 8;
const KEPT_RECIPIENTS = 50;

// "550 "envelope sender not allowed"" | \"550 \"envelope sender not allowed\"\": as each string that holds it wrote it
const QUOTES = /["'`\\]/g;

/** The first line of a refusal, however a program divides it from its code and quotes it. */
function comparable(words: string): string | undefined {
  const match = REFUSAL.exec(words);
  return match ? `${match[1] ?? ''} ${(match[2] ?? '').slice(0, COMPARED).replace(QUOTES, '').trim()}` : undefined;
}

function keep(memory: Memory, key: typeof REFUSED | typeof CITED, words: string): void {
  const compared = comparable(words);
  if (compared === undefined) return;
  const others = (memory.get(key)?.split('\n') ?? []).filter((one) => one !== compared);
  memory.set(key, [compared, ...others].slice(0, KEPT).join('\n'));
}

// at com.example.Mailer.send(Mailer.java:7) |   File "/srv/mail.py", line 42, in send | #0 /srv/mail.php(12): send()
// Caused by: javax.mail.AuthenticationFailedException: … | During handling of the above exception …: the same error, told once more
//     ... 6 more: what it has in common with the stack above it
const STACK = new RegExp(String.raw`(${STACK_FRAME}|File ".{1,200}", line \d|#\d{1,3} |\.\.\. \d{1,4} (?:more|common frames omitted))|Caused by: |(?:During handling of|The above exception was) `, 'y');

// org.apache.commons.mail.EmailException: … | Exception in thread "main" java.lang.…: below the stack of another one
const THROWN = /(?:Exception in thread "[^"]{1,100}" )?(?:[a-z]\w{0,60}\.){1,10}[A-Z][\w$]{0,80}(?:Exception|Error)\b/y;

/** Where the message in hand is followed by the calls that led to it, and perhaps by what it was caused by. */
export function noteStack(line: Line, memory: Memory): void {
  noteTraceback(line.text, memory.has(CITED), memory);
  if (beginsAttempt(line.text, memory)) forgetCited(memory);
  noteTime(line.text, memory);
  if (!memory.has(CITED)) return;
  const found = findMark(line, STACK);
  if (!found) {
    if (memory.has(TRACED) && findMark(line, THROWN)) forgetCited(memory);
    return;
  }
  if (found.match[1] === undefined) memory.delete(TRACED);
  else if (!isInTraceback(memory)) memory.set(TRACED, '');
}

/** An error was told: where a traceback is open, this ends it, and the next is another, unless the program sums it up at once. */
export function endTraceback(memory: Memory): void {
  if (closeTraceback(memory)) memory.set(TRACED, '');
}

/** One error is told in one moment, in seconds, however many layers of a program tell it. */
const ONE_MOMENT = 1;

// (197, 2, 'send_email', 'failed', '… in the dump of a table
const ROW = /^[^()'"]{0,120}\((?:\d{1,12}|NULL|'[^']{0,64}'), (?=[\d'N-])/;

/** @returns whether a message is about another error than the one before: it stands after the stack of that one, is of another time or another subject, or in another row of a table */
export function beginMessage({ text }: Line, at: number, memory: Memory): boolean {
  const moment = momentIn(text.slice(0, at)) ?? momentAbove(memory);
  const before = memory.get(CITED_AT);
  const since = secondsBetween(before === undefined ? undefined : Number(before), moment, Infinity) ?? 0;
  const ofAnother = isOfAnotherSubject(text, at, memory);
  const another = ofAnother || (memory.has(TRACED) && !mayBeSummary(memory)) || since > ONE_MOMENT || ROW.test(text.slice(0, at));
  if (another) forgetCited(memory);
  const now = moment === undefined ? before : String(moment);
  if (now !== undefined) memory.set(CITED_AT, now);
  return another;
}
