import type { Piece } from '../../statement';
import { matchAt } from '../../text/matches';

/**
 * Of a log that writes the lines of a reply one by one: the words of the line
 * that stands between `start` and `end`, behind its codes.
 */
function wordsAfterCodes(text: string, { start, end }: Piece): string {
  const codes = matchAt(CODES, text, start)?.[0].length ?? 0;
  return text.slice(Math.min(start + codes, end), end);
}

// 550-5.1.1 | 550
const CODES = /[2-5]\d\d(?:[ -](?:[245]\.\d{1,3}\.\d{1,3}(?: |$))?)?/y;

/** So much is kept of the words of lines above. */
const LONGEST = 300;

/** The words of the lines so far. @param before those of the lines above */
export function withWordsOf(text: string, line: Piece, before = ''): string {
  return `${before} ${wordsAfterCodes(text, line)}`.trim().slice(0, LONGEST);
}

/** The last line, as it stands for the whole reply. @param before the words of the lines above */
export function lastLine(text: string, { start, end }: Piece, before: string): Piece {
  const words = wordsAfterCodes(text, { start, end });
  return { start, end, text: `${text.slice(start, end - words.length)}${before} ${words}` };
}
