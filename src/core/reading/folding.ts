import { fenceAt } from '../text/fence';
import { NO_STAMP, stampKind } from '../text/stamp';
import { BREAKABLE, columnOfTerminal, hasNoRoomFor, isMessage, standsApart, widthOfMail } from './brokenMessage';
import type { Plain } from './markup/markup';

/** How the long lines of a log were broken by whoever passed it on: a mail program breaks them at blanks, a terminal in the middle of a word. */
export interface Folding {
  /** No line that was broken is longer, in UTF-16 units. */
  readonly width: number;
  /** What stood where they were broken. */
  readonly glue: '' | ' ';
  /** Lines of error messages were broken as well as those of a log. */
  readonly messages?: true;
}

const BLANK = ' ';
const NARROWEST = 50;
const WIDEST = 132;
/** No terminal is narrower, where what marks lines as quoted is taken off as well. */
const NARROWEST_TERMINAL = 76;
/** One line that goes on may be an accident, so that it has to show it. */
const NO_ACCIDENT = 3;
const NEARLY_ALL = 0.8;

// postfix/smtp[2211]: as a log begins that somebody cut the time off | NOQUEUE: reject: RCPT from … | F=<alice@example.com> rejected RCPT
const HEADLESS = /^(?:[A-Za-z][\w.-]{0,30}(?:\/[\w-]{1,30}){0,3}\[\d{1,10}\]: |NOQUEUE: (?:milter-)?reject: |F=<[^<>\s]{0,320}> (?:temporarily )?rejected )/;
// `Nov 24 10:00:00 …: in code marks, of which the other stands below
const CODE_MARK = /^`(?!`)/;
// delay=1.2, | T=remote_smtp | (in reply to RCPT TO command) | <bob@example.net> | [192.0.2.1]
const INSIDE = /^(?:[(<[]|[A-Za-z][\w-]{0,20}=)/;
const INCOMPLETE = /[,:;(=]$/;
// …, relay=192-0-2-44. | and below it: client.example.org [192.0.2.44], reject=553 …
const ENDS_IN_FIELD = /, [A-Za-z][\w-]{0,20}=\S{1,255}$/;
const GOES_TO_NEXT_FIELD = /^\s{0,8}\S[^,=]{0,120}, [A-Za-z][\w-]{0,20}=/;
const KEY = /^[A-Za-z][\w-]{0,20}=/;
// ---%<------------------------------: around what somebody shows
const RULE = /^[-=_*~#%<>8 ]{12,}$/;
const SET_IN = /^(?: {1,8}|\t)\S/;

/** How the lines of a text were broken; nothing where they were not. Its lines have to stand without what marks them as quoted. */
export function foldingOf(lines: readonly string[]): Folding | undefined {
  const ofLog = foldingOfLog(lines);
  const column = ofLog?.glue === BLANK ? undefined : columnOfTerminal(lines);
  const width = column ?? (ofLog?.glue === '' ? undefined : widthOfMail(lines));
  return width === undefined ? ofLog : { width, glue: column === undefined ? BLANK : '', ...ofLog, messages: true };
}

function foldingOfLog(lines: readonly string[]): Folding | undefined {
  if (lines.some((line) => isBeginning(line) && line.length > WIDEST)) return undefined;
  const pairs = brokenAt(lines);
  if (pairs.length === 0) return undefined;
  // A line that was not broken had room.
  const width = Math.max(...lines.filter(isBeginning).map((line) => line.trimEnd().length));
  if (width < NARROWEST) return undefined;
  const cutAtColumn = width >= NARROWEST_TERMINAL && pairs.every(({ above }) => isCutAt(above, width)) && timesCut(lines, width) >= NO_ACCIDENT;
  const folding: Folding = { width, glue: cutAtColumn ? '' : ' ' };
  const broken = pairs.filter(({ above, below }) => goesOn(above, below, folding));
  if (broken.length < pairs.length * NEARLY_ALL) return undefined;
  return timesBroken(lines, folding) >= NO_ACCIDENT || broken.some(isInsideLine) ? folding : undefined;
}

/** Whether a line was broken where none of a log ends or begins. */
function isInsideLine({ above, below }: { readonly above: string; readonly below: string }): boolean {
  return INSIDE.test(below.trimStart()) || INCOMPLETE.test(above) || (ENDS_IN_FIELD.test(above) && GOES_TO_NEXT_FIELD.test(below));
}

/** How many pieces of lines end where a terminal may have cut them, each below another or at the beginning of a line. */
function timesCut(lines: readonly string[], width: number): number {
  let inside = false;
  return lines.filter((line) => {
    inside = (inside || isBeginning(line)) && isCutAt(line, width);
    return inside;
  }).length;
}

function timesBroken(lines: readonly string[], folding: Folding): number {
  let times = 0;
  for (const [from] of lines.entries()) {
    const to = isBeginning(lines[from] ?? '') ? from + linesOfOne(lines, from, folding) : from;
    for (let at = from + 1; at < to; at++) if (hadNoRoom(lines[at - 1] ?? '', lines[at] ?? '', folding)) times++;
  }
  return times;
}

/** The first place at which each line of a log seems to be broken. */
function brokenAt(lines: readonly string[]): readonly { readonly above: string; readonly below: string }[] {
  return lines.flatMap((line, index) => {
    const below = lines[index + 1];
    return isBeginning(line) && below !== undefined && mayGoOn(below) ? [{ above: line.trimEnd(), below }] : [];
  });
}

/** Whether a line begins one of a log: only such lines go on below. */
export function isBeginning(line: string): boolean {
  const text = line.trimStart().replace(CODE_MARK, '');
  return stampKind(text) !== NO_STAMP || HEADLESS.test(text);
}

/** Whether a line may go on below: one of a log, or of an error message. */
export function mayBeBroken(line: string, { messages }: Folding): boolean {
  return isBeginning(line) || (messages === true && isMessage(line));
}

function mayGoOn(line: string): boolean {
  return line.trim() !== '' && !isBeginning(line) && !fenceAt(line) && !RULE.test(line);
}

/** Whether a line is the rest of the one above, which begins one of a log or goes on itself. */
function goesOn(above: string, below: string, folding: Folding): boolean {
  if (!mayGoOn(below)) return false;
  if (hadNoRoom(above, below, folding)) return true;
  // Who breaks by hand does so behind a comma, and sets in what follows.
  return SET_IN.test(below) && (above.trimEnd().endsWith(',') || KEY.test(below.trimStart()));
}

function hadNoRoom(above: string, below: string, { width, glue }: Folding): boolean {
  const upper = above.trimEnd();
  if (glue === '') return isCutAt(upper, width);
  return hasNoRoomFor(upper, below, width);
}

/** Whether a terminal may have cut a line there; a blank in the last column is lost. */
function isCutAt(line: string, width: number): boolean {
  return line.length === width || line.length === width - 1;
}

/** A line of a log is broken into no more: what goes on and on is no line of one, and would be read anew with each block. */
const MOST_LINES = 20;

/** How many lines from one on are one line of a log. */
export function linesOfOne(lines: readonly string[], from: number, folding: Folding): number {
  const first = lines[from] ?? '';
  // What is longer was not broken, unless its words had no blanks to break it at.
  if (first.trimEnd().length > folding.width && (folding.glue === '' || BREAKABLE.test(first.trimEnd()))) return 1;
  if (!isBeginning(first)) return folding.messages && isMessage(first) ? linesOfMessage(lines, from, folding) : 1;
  const most = Math.min(lines.length, from + MOST_LINES);
  let open = openedIn(first);
  let to = from + 1;
  for (; to < most; to++) {
    const below = lines[to] ?? '';
    // What is known to be broken goes on as long as a parenthesis is open, wherever somebody broke it by hand.
    if (!goesOn(lines[to - 1] ?? '', below, folding) && !(to > from + 1 && open > 0 && mayGoOn(below))) break;
    open += openedIn(below);
  }
  return to - from;
}

/** How many lines from one on are one error message. */
function linesOfMessage(lines: readonly string[], from: number, folding: Folding): number {
  const most = Math.min(lines.length, from + MOST_LINES);
  let to = from + 1;
  for (; to < most; to++) {
    const below = lines[to] ?? '';
    if (!mayGoOn(below) || standsApart(below, lines[from] ?? '') || !hadNoRoom(lines[to - 1] ?? '', below, folding)) break;
  }
  return to - from;
}

/** How many more parentheses a line opens than it closes. */
function openedIn(line: string): number {
  return line.split('(').length - line.split(')').length;
}

/** A line as it was before it was broken. */
export interface Whole extends Plain {
  /** How many lines below the first one each of its characters stands. */
  readonly lines: readonly number[];
}

/** The pieces of a line put together. @param pieces without markup, where they had some */
export function joined(pieces: readonly (string | Plain)[], { width, glue }: Folding): Whole {
  const texts: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const lines: number[] = [];
  let above = width;
  const indent = blanksBefore(pieces[0]);
  for (const [line, piece] of pieces.entries()) {
    const text = typeof piece === 'string' ? piece : piece.text;
    const { from, to } = keptOf(text, { goesOnFromAbove: line > 0, goesOnBelow: line < pieces.length - 1, glue, indent });
    if (line > 0 && (glue === BLANK || above < width)) {
      texts.push(BLANK);
      starts.push(placeIn(piece, from).start);
      ends.push(placeIn(piece, from).start);
      lines.push(line);
    }
    above = text.length;
    texts.push(text.slice(from, to));
    for (let at = from; at < to; at++) {
      const { start, end } = placeIn(piece, at);
      starts.push(start);
      ends.push(end);
      lines.push(line);
    }
  }
  return { text: texts.join(''), starts, ends, lines };
}

/** What of a piece belongs to the line: not the blanks at which it was broken, and those that set it in. A terminal cuts off none; who shows its lines sets all of them in alike. */
function keptOf(text: string, { goesOnFromAbove, goesOnBelow, glue, indent }: { readonly goesOnFromAbove: boolean; readonly goesOnBelow: boolean; readonly glue: Folding['glue']; readonly indent: number }): { readonly from: number; readonly to: number } {
  const blanks = blanksBefore(text);
  if (glue === '') return { from: goesOnFromAbove ? Math.min(indent, blanks) : 0, to: text.length };
  return { from: goesOnFromAbove ? blanks : 0, to: goesOnBelow ? text.trimEnd().length : text.length };
}

function blanksBefore(piece: string | Plain | undefined): number {
  const text = typeof piece === 'string' ? piece : (piece?.text ?? '');
  return text.length - text.trimStart().length;
}

function placeIn(piece: string | Plain, at: number): { readonly start: number; readonly end: number } {
  return typeof piece === 'string' ? { start: at, end: at + 1 } : { start: piece.starts[at] ?? at, end: piece.ends[at] ?? at + 1 };
}

/** Lines as they were before they were broken. */
export function unfolded(lines: readonly string[], folding: Folding | undefined): readonly string[] {
  if (!folding) return lines;
  const whole: string[] = [];
  for (let from = 0; from < lines.length; ) {
    const count = linesOfOne(lines, from, folding);
    whole.push(count === 1 ? (lines[from] ?? '') : joined(lines.slice(from, from + count), folding).text);
    from += count;
  }
  return whole;
}
