import type { Occasion } from '../../../../reference/occasion';
import type { Piece } from '../../../../statement';
import type { Fold, MailLine } from './mailLine';

/** Lines of a mail joined by spaces, and where each of them begins in that. */
export interface MailPassage {
  readonly text: string;
  readonly lines: readonly MailLine[];
  readonly begins: readonly number[];
}

/** From one place of a passage to another; `to` is exclusive. */
export interface Extent {
  readonly from: number;
  readonly to: number;
}

/** A reply that a report quotes. Its places count in the text it stands in. */
export interface ReplyInPassage extends Extent {
  /** Code and text as a server writes them: `550 5.1.1 No such user`. */
  readonly text: string;
  readonly server?: string;
  readonly occasion?: Occasion;
  /** Its enhanced status code, where that stands apart from the text. */
  readonly status?: Extent;
}

/** Lines joined, without the white space around each. */
export function passageOf(lines: readonly MailLine[]): MailPassage {
  const begins: number[] = [];
  const texts: string[] = [];
  let length = 0;
  for (const { text } of lines) {
    const trimmed = text.trim();
    begins.push(length);
    texts.push(trimmed);
    length += trimmed.length + 1;
  }
  return { text: texts.join(' '), lines, begins };
}

/**
 * The piece of the mail from `from` to `to` in the passage.
 * @param below how many lines below the mail's first line the line being read is
 * @param text what it says, where that is not what stands there
 */
export function pieceOf(passage: MailPassage, from: number, to: number, below: number, text = passage.text.slice(from, to)): Piece {
  let index = 0;
  while (index + 1 < passage.begins.length && (passage.begins[index + 1] ?? 0) <= from) index++;
  const line = passage.lines[index];
  if (!line) return { start: 0, end: 0, line: -below, text };
  const indent = line.text.length - line.text.trimStart().length;
  const at = indent + from - (passage.begins[index] ?? 0);
  const held = placeIn(line, at);
  const start = Math.min(held.end, held.start + at - held.from);
  return { line: held.line - below, start, end: Math.max(start, Math.min(held.end, start + to - from)), text };
}

/** The line of the mail that holds a character of a line, which may be folded over several. */
function placeIn(line: MailLine, at: number): Fold {
  let held: Fold = { from: 0, line: line.line, start: line.start, end: line.end };
  for (const fold of line.folded ?? []) if (fold.from <= at) held = fold;
  return held;
}

// ______________________________________________________________________ | The MTS-ID of the original message is: c=us;a= ;p=example;l=MAIL000902
const FOOTER = /^\s*(?:_{30,}\s*$|The MTS-ID of the original message is: )/;

/** Where behind `from` the footer begins that a gateway adds to each mail which passes it, or Exchange to each recipient: at the last line of this kind. The end of the passage where there is none. */
export function footerOf({ lines, begins, text }: MailPassage, from: number): number {
  for (let index = lines.length - 1; index >= 0 && (begins[index] ?? 0) > from; index--) {
    if (FOOTER.test(lines[index]?.text ?? '')) return begins[index] ?? text.length;
  }
  return text.length;
}
