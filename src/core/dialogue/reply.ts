import type { ReplyClass, ReplyLine } from '../analysis';
import { lineEndBefore } from '../text/lineEnd';
import { standsAt } from '../text/matches';

/** One line of a reply as it stands in a text (RFC 5321 §4.2.1, RFC 2034 §4). */
export interface ReadReplyLine extends ReplyLine {
  readonly codeText: string;
  readonly statusText?: string;
  /** Whether more lines of the same reply follow (`250-`). */
  readonly continues: boolean;
}

// 550 5.1.1 No such user | 250-SIZE | 354 | 550 #5.1.0 rejected (the sign is Cisco's)
const CODE = /([2-5][0-9]{2})(?:([ -])|$)/y;
const STATUS = /\s*#?([245]\.[0-9]{1,3}\.[0-9]{1,3})(?![0-9.])/y;

/**
 * Reads the reply line that starts at `start` and ends at `end` (UTF-16 units).
 * @returns nothing where no reply code stands there
 */
export function readReplyLine(text: string, line: number, start: number, end: number): ReadReplyLine | undefined {
  const piece = end === text.length ? text : text.slice(0, end);
  CODE.lastIndex = start;
  const match = CODE.exec(piece);
  if (!match) return undefined;
  const [whole, codeText = '', separator] = match;
  const codeEnd = start + 3;
  const after = start + whole.length;
  const continues = separator === '-';
  STATUS.lastIndex = after;
  const status = STATUS.exec(piece);
  const code = { line, start, end: codeEnd };
  if (!status?.[1]) {
    return { codeText, continues, code, text: { line, start: skipSpace(piece, after), end } };
  }
  const statusEnd = STATUS.lastIndex;
  return {
    codeText,
    continues,
    statusText: status[1],
    code,
    enhancedStatus: { line, start: statusEnd - status[1].length, end: statusEnd },
    text: { line, start: skipSpace(piece, statusEnd), end },
  };
}

/**
 * Reads a whole reply that a log wrote into one line. Lines of a multi-line
 * reply stand one after another, each with its code: `550-5.1.1 No such
 * 550-5.1.1 mailbox 550 5.1.1 here`, divided by a space, a line end (in the value of a record), or what
 * programs write in place of one.
 * @returns its lines in order; none where no reply code stands at `start`
 */
export function readFlatReply(text: string, line: number, start: number, end: number): ReadReplyLine[] {
  const first = readReplyLine(text, line, start, end);
  if (!first) return [];
  if (!first.continues) return [first];
  const lines: ReadReplyLine[] = [];
  let at = start;
  for (;;) {
    const next = nextLineStart(text, at, end, first.codeText);
    const read = readReplyLine(text, line, at, next === undefined ? end : trimBreak(text, at, next));
    if (!read) break;
    lines.push(read);
    if (next === undefined || !read.continues) break;
    at = next;
  }
  return lines;
}

// 550-Response: 550 No such user: Exim tells what another server said
const QUOTES = '-Response: ';

/** What Postfix writes in place of a line end in what another server said. */
const UNPRINTABLE = '?';

// … mailbox unavailable550 See …: the line end was taken out, and nothing put in its place
const GLUED = /(?:^|\s)[\p{L}'"()<>-]{0,40}[\p{Ll}.!?)>'"]$/u;
const LONGEST_WORD = 42;

/** Whether the code of the next line stands right behind the last word of a line. @param line where that begins */
function isGlued(text: string, line: number, at: number): boolean {
  return text[line + 3] === '-' && GLUED.test(text.slice(Math.max(line + 4, at - LONGEST_WORD), at));
}

// … call 0800 550 421: what stands behind the code goes on with a number, and that is no address
const OF_NUMBER = /(?![2-5]\d\d[ -])\d{2,10}(?!\d|\.\d)/y;

/** Where the next line of a flattened reply starts: the same code after a break, followed by `-` or a space. @param line where the one before it begins */
function nextLineStart(text: string, line: number, end: number, code: string): number | undefined {
  // 550 550 …: the second is the server's own words.
  const from = line + 5;
  for (let at = text.indexOf(code, from); at >= 0 && at + 3 < end; at = text.indexOf(code, at + 1)) {
    const after = text[at + 3];
    const blank = text[at - 1] === ' ' && !text.endsWith(QUOTES, at);
    const broken = (blank && !(after === ' ' && standsAt(OF_NUMBER, text, at + 4))) || text[at - 1] === UNPRINTABLE || lineEndBefore(text, at) > 0 || isGlued(text, line, at);
    if (broken && (after === ' ' || after === '-')) return at;
  }
  return undefined;
}

// The break before `end`: spaces, and line ends as they were written.
function trimBreak(text: string, start: number, end: number): number {
  let at = text[end - 1] === UNPRINTABLE && text[end - 2] !== UNPRINTABLE ? end - 1 : end;
  for (;;) {
    const length = text[at - 1] === ' ' ? 1 : lineEndBefore(text, at);
    if (length === 0 || at - length < start) return at;
    at -= length;
  }
}

function skipSpace(text: string, at: number): number {
  while (text[at] === ' ' || text[at] === '\t') at++;
  return Math.min(at, text.length);
}

/** The class of a reply code by its first digit; of an enhanced status code too. */
export function classOf(code: string): ReplyClass {
  switch (code[0]) {
    case '2':
      return 'success';
    case '3':
      return 'intermediate';
    case '4':
      return 'temporary';
    default:
      return 'permanent';
  }
}
