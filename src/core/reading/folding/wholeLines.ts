import type { Plain } from '../markup/markup';
import { BLANK, hadNoRoom, isBreakable, openedIn, type Folding } from './folding';
import { goesOn, isBeginning, mayGoOn } from './logLine';
import { isMessage, standsApart } from './messageLine';

/** Whether a line may go on below: one of a log, or of an error message. */
export function mayBeBroken(line: string, { messages }: Folding): boolean {
  return isBeginning(line) || (messages === true && isMessage(line));
}

/** A line of a log is broken into no more: what goes on and on is no line of one, and would be read anew with each block. */
const MOST_LINES = 20;

/** How many lines from one on are one line of a log. */
export function linesOfOne(lines: readonly string[], from: number, folding: Folding): number {
  const first = lines[from] ?? '';
  // What is longer was not broken, unless its words had no blanks to break it at.
  if (first.trimEnd().length > folding.width && (folding.glue === '' || isBreakable(first))) return 1;
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
