import type { Piece } from '../../statement';

/**
 * The lines of what a program wrote into one line of its log.
 * @param mark how it writes a line end: `\r\n`, as it stands there, or `[nl]`, or a line end where the value of a record has one
 */
export function escapedLines(text: string, { start, end }: Piece, mark: string): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let at = start; at < end; ) {
    const next = text.indexOf(mark, at);
    const stop = next < 0 || next > end ? end : next;
    pieces.push({ start: at, end: stop });
    at = stop + mark.length;
  }
  return pieces;
}
