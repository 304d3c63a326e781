import type { Line } from '../formats/format';
import { isDigit } from '../text/digit';

// What a collector puts before a line: `mail-1  | ` (docker compose).
const COLLECTED = String.raw`(?:\S{1,100} +\| )?`;
const PRIORITY = String.raw`(?:<\d{1,3}>)?`;
// Nov 24 10:00:01 | Nov 24 2026 10:00:01.5 | 2026-11-24T10:00:01.5+00:00 | Tue 2026-11-24 10:00:01,5 UTC | 1795514401.123456 | [ 1234.567890]
const TIME = String.raw`(?:[A-Z][a-z]{2} [ \d]?\d (?:\d{4} )?\d\d:\d\d:\d\d(?:\.\d{1,9})?|(?:[A-Z][a-z]{2} )?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?: ?[+-]\d\d:?\d\d|Z| [A-Z]{2,5}(?= ))?|\d{10}\.\d{3,9}|\[ *\d{1,10}\.\d{1,9}\])`;
// A host, perhaps with a facility before (`<mail.info> `) or after (` mail.info`); a tag ends in a colon and is none.
const HOST = String.raw`(?:<[a-z0-9.]{1,30}> )?\S{0,254}[^\s:](?: [a-z][a-z0-9]{1,9}\.[a-z]{3,8})?`;
const NAME = String.raw`[A-Za-z][\w.-]*(?:\/[\w.-]+)*`;

// postfix@-.service/postfix/smtpd[123]: the unit, which journalctl -o with-unit puts before
const UNIT = String.raw`(?:[\w@:.\\-]{1,100}\.(?:service|scope|socket)\/)?`;

// (alice@example.com); lmtp(123): Info: begins a line of a file that Dovecot writes itself
const ABOUT = String.raw`(?:\([^()\s]{1,200}\)(?!: (?:Debug|Info|Warning|Error|Fatal|Panic): ))?`;

// Nov 24 10:00:01 mail postfix/smtpd[123]: … | <22>Nov 24 10:00:01 mail dovecot: … | Nov 24 10:00:01 mail deliver(alice@example.com): …
const HEAD = new RegExp(String.raw`${COLLECTED}${PRIORITY}${TIME} (?:${HOST} )?${UNIT}(${NAME})${ABOUT}(?:\[(\d{1,10})\])?: ?`, 'y');
// <22>1 2026-11-24T10:00:01Z mail postfix/smtpd 123 - - … (RFC 5424 §6)
const STRUCTURED = new RegExp(String.raw`${COLLECTED}${PRIORITY}1 ${TIME} \S{1,255} (${NAME}) (\d{1,10}|-) \S{1,32} (?:-|(?:\[(?:[^\]\\]|\\.){0,1000}\]){1,10})(?: \uFEFF?|$)`, 'y');
// Whatever stands before it, a tag with a pid is one: INFO    postfix/smtpd[123]: …
// or in a column of its own: … Mail	Info	postfix/smtpd[123]	…
const TAG = new RegExp(String.raw`(?:^|[\s|:>])(${NAME})\[(\d{1,10})\](?::\s|(?<=\t[^\t]{1,120})\t)`);
/** Room for time, host and a collector's prefix; no tag stands further in. */
const LONGEST_HEAD = 250;

/**
 * The line of a system log: what stands after the tag a program puts before its
 * message.
 * @param end where the text ends without white space
 * @param known whether a program is one of ours: a tag without a pid counts for those only
 * @returns nothing where no tag stands near the start of the line
 */
export function readSyslogLine(text: string, end: number, known: (program: string) => boolean): Line | undefined {
  const line = readHead(text, 0, end, known) ?? readTag(text, end) ?? readFurtherHead(text, end, known);
  return line && ((known(line.program) ? undefined : lineInside(line, known)) ?? line);
}

// {host="mail"} Nov 24 10:00:01 mail dovecot: …
const FURTHER_TIME = /(?<=[\s|>}\]])(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [ \d]\d \d\d:\d\d:\d\d /g;

/** A whole head behind whatever a collector put before it; without a pid nothing else shows the tag. */
function readFurtherHead(text: string, end: number, known: (program: string) => boolean): Line | undefined {
  if (hasOwnDate(text)) return undefined;
  FURTHER_TIME.lastIndex = 0;
  const match = FURTHER_TIME.exec(text.length > LONGEST_HEAD ? text.slice(0, LONGEST_HEAD) : text);
  const line = match ? readHead(text, match.index, end, known) : undefined;
  return line && known(line.program) ? line : undefined;
}

/** 2026-11-24 10:00:01 …: a program's own file has hundreds of thousands of such lines, and nobody collected them. */
function hasOwnDate(text: string): boolean {
  return text[4] === '-' && text[7] === '-' && text[10] === ' ';
}

/** What a container's runtime or a collector logs may be the line of a program of ours, head and all: Nov 24 10:00:01 docker mail[123]: Nov 24 10:00:01 mail postfix/smtpd[123]: … */
export function lineInside(line: Line, known: (program: string) => boolean): Line | undefined {
  const inner = readHead(line.text, line.start, line.end, known);
  return inner && known(inner.program) ? inner : undefined;
}

function readHead(text: string, from: number, end: number, known: (program: string) => boolean): Line | undefined {
  const pattern = isStructured(text, from) ? STRUCTURED : HEAD;
  pattern.lastIndex = from;
  const match = pattern.exec(text);
  if (!match) return undefined;
  const [, program = '', pid = ''] = match;
  const hasPid = pid !== '' && pid !== '-';
  if (!hasPid && !known(program)) return undefined;
  return lineAfter(text, pattern.lastIndex, end, program, hasPid ? pid : '');
}

/** `<22>1 ` or `1 `: the version of RFC 5424 stands before the time. */
function isStructured(text: string, from: number): boolean {
  const at = text[from] === '<' ? text.indexOf('>', from) + 1 : from;
  return text[at] === '1' && text[at + 1] === ' ';
}

function readTag(text: string, end: number): Line | undefined {
  if (!hasPid(text)) return undefined;
  const match = TAG.exec(text.length > LONGEST_HEAD ? text.slice(0, LONGEST_HEAD) : text);
  if (!match) return undefined;
  const [whole, program = '', pid = ''] = match;
  return lineAfter(text, match.index + whole.length, end, program, pid);
}

/** Whether digits in brackets stand near the start, and a colon behind them. Most lines have none, and are not searched with a pattern. */
function hasPid(text: string): boolean {
  return hasTagBefore(text, ']:') || hasTagBefore(text, ']\t');
}

function hasTagBefore(text: string, closing: string): boolean {
  for (let closed = text.indexOf(closing); closed >= 0 && closed < LONGEST_HEAD; closed = text.indexOf(closing, closed + 2)) {
    if (endsTag(text, closed)) return true;
  }
  return false;
}

/** Whether digits in brackets end at a place. */
function endsTag(text: string, closed: number): boolean {
  let at = closed - 1;
  while (closed - at < MOST_DIGITS && isDigit(text.charCodeAt(at))) at--;
  return at < closed - 1 && text[at] === '[';
}

const MOST_DIGITS = 12;

// Nov 24 10:00:01 mail postfix/smtpd[123]: , where it ends; Nov 24 mail postfix/smtpd[123]: , where somebody took the times out
const FURTHER_HEAD = new RegExp(String.raw`${PRIORITY}(?:${TIME}|[A-Z][a-z]{2} [ \d]?\d) [\w.-]{1,100} (${NAME})\[(\d{1,10})\]: $`);

/**
 * The lines that stand in one of a system log, where the ends of lines were
 * lost.
 * @param known whether a program is one of ours: what others write may be quoted
 * @returns nothing where it is one line
 */
export function gluedLines(line: Line, known: (program: string) => boolean): readonly Line[] | undefined {
  const { text, end } = line;
  let lines: Line[] | undefined;
  let last = line;
  for (let closed = text.indexOf(']: ', line.start); closed >= 0; closed = text.indexOf(']: ', closed + 3)) {
    if (!endsTag(text, closed)) continue;
    const from = Math.max(last.start, closed - LONGEST_HEAD);
    const match = FURTHER_HEAD.exec(text.slice(from, closed + 3));
    if (!match?.[1] || match[2] === undefined || !known(match[1]) || QUOTED.test(text.slice(last.start, from + match.index))) continue;
    const cut = from + match.index;
    (lines ??= []).push({ ...last, text: text.slice(0, cut), end: last.start + text.slice(last.start, cut).trimEnd().length });
    last = lineAfter(text, closed + 3, end, match[1], match[2]);
  }
  return lines && [...lines, last];
}

// What a message says may be a line of a log: header Subject: Nov 24 10:00:01 mail …
const QUOTED = /\b(?:header|body|subject)\b|["'\u0060]$/i;

// [ID 801593 mail.info] (Solaris)
const MESSAGE_ID = /\[ID \d{1,10} [a-z0-9.]{1,30}\] /y;
const REPEATED = /message repeated \d{1,10} times: \[ ?/y;

/** The message of a program, from `start` to `end`. */
export function lineAfter(text: string, from: number, end: number, program: string, pid: string): Line {
  // Papertrail puts two blanks before it.
  const start = text[from] === ' ' ? from + 1 : from;
  MESSAGE_ID.lastIndex = start;
  if (text[start] === '[' && MESSAGE_ID.test(text)) return { text, start: MESSAGE_ID.lastIndex, end: Math.max(MESSAGE_ID.lastIndex, end), program, pid };
  REPEATED.lastIndex = start;
  if (text[end - 1] === ']' && REPEATED.test(text)) {
    const inside = REPEATED.lastIndex;
    return { text: text.slice(0, end - 1), start: inside, end: Math.max(inside, end - 1), program, pid, repeated: true };
  }
  return { text, start, end: Math.max(start, end), program, pid };
}
