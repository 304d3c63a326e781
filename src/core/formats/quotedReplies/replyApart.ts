import type { Piece } from '../../statement';

/**
 * A reply whose code and words stand apart, as if blanks stood between them: `550: 5.1.1 No such user`,
 * `(550, b'5.1.1 No such user')`. It is as long as what stands there, so that each word keeps its place.
 * @param start where the code stands
 * @param words what stands from `from` on, escapes in it as blanks
 */
export function replyApart(code: string, start: number, words: string, from: number): Piece {
  const text = `${code}${' '.repeat(from - start - code.length)}${words}`;
  return { start, end: start + text.length, text };
}
