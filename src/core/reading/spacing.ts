import { isEmptyLine } from '../text/blanks';
import { isTelling } from './detect/cover';
import { isBeginning } from './folding/logLine';

/**
 * What stands above a line of a text with a blank line between every two, as
 * web forms, word processors and mail programs make one of a log: where the
 * text had a blank line before, three stand now. Of such a text somebody may
 * have written a part as usual, whose blank lines are his own.
 *
 * `alone`: a line with words below a blank one; `among`: one below another;
 * `spacing`: a blank line that was put between; `own`: one that stood there
 * before; `apart`: one below lines that stand together, or nothing at all.
 */
export type Above = 'alone' | 'among' | 'spacing' | 'own' | 'apart';

/** Above the first line of a text. */
export const NOTHING_ABOVE: Above = 'apart';

/** What is carried through a text that is read without the blank lines between its lines. Plain data. */
export interface Spacing {
  readonly above: Above;
  /** Where lines above stand that may still be told of. */
  readonly places: Places;
}

/** Where lines stand, by their numbers without those blank lines. Both count from the start of the block in hand. */
export type Places = ReadonlyMap<number, number>;

const BELOW: Readonly<Record<Above, { readonly blank: Above; readonly words: Above }>> = {
  alone: { blank: 'spacing', words: 'among' },
  among: { blank: 'apart', words: 'among' },
  spacing: { blank: 'own', words: 'alone' },
  own: { blank: 'spacing', words: 'alone' },
  apart: { blank: 'apart', words: 'alone' },
};

/** What a line is to the one below it. */
export function asAbove(line: string, above: Above): Above {
  return BELOW[above][isEmptyLine(line) ? 'blank' : 'words'];
}

/** So many lines with blank ones between are no accident. */
const NO_ACCIDENT = 5;
const MOST = 0.5;

/**
 * Whether blank lines were put between the lines of a text, or of a session or
 * log in it. Prose has paragraphs of one line too, but no blank lines of which
 * three stand wherever more than one does.
 */
export function areSpaced(lines: readonly string[]): boolean {
  return isEachAlone(lines) || rowsAlone(lines).some((row) => row.filter(isOfMail).length >= Math.max(NO_ACCIDENT, row.length * MOST));
}

function isEachAlone(lines: readonly string[]): boolean {
  const written = lines.flatMap((line, index) => (isEmptyLine(line) ? [] : [index]));
  const steps = written.slice(1).map((line, index) => line - (written[index] ?? 0));
  return written.length >= NO_ACCIDENT && steps.every((step) => step % 2 === 0) && steps.some((step) => step > 2);
}

/** Lines one below the other that stand alone, without the blank ones between. */
function rowsAlone(lines: readonly string[]): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  let above = NOTHING_ABOVE;
  for (const line of lines) {
    above = asAbove(line, above);
    if (above === 'alone') rows.at(-1)?.push(line);
    else if (above === 'among') rows.push([]);
  }
  return rows;
}

// Final-Recipient: rfc822; bob@example.net | Content-Type: message/delivery-status
const FIELD = /^[>\s]{0,12}[A-Z][A-Za-z]{0,20}(?:-[A-Za-z]{1,20}){1,4}: ?\S/;

function isOfMail(line: string): boolean {
  return isTelling(line) || isBeginning(line) || FIELD.test(line);
}

/** The lines of a text without the blank ones that were put between. */
export function withoutSpacing(lines: readonly string[]): readonly string[] {
  let above = NOTHING_ABOVE;
  return lines.filter((line) => {
    above = asAbove(line, above);
    return above !== 'spacing';
  });
}
