import type { Line } from '../format';
import type { Piece } from '../../statement';

/**
 * What stands in a string literal that starts at `start` and ends with the
 * line, without its quotes and the line end it closes with.
 * @returns nothing where no such literal stands
 */
export function quoted({ text, end }: Line, start: number): Piece | undefined {
  const mark = text[start];
  if (mark !== '"' && mark !== "'") return undefined;
  const from = start + 1;
  let to = end > from && text[end - 1] === mark ? end - 1 : end;
  while (to - 2 >= from && text[to - 2] === '\\' && (text[to - 1] === 'n' || text[to - 1] === 'r')) to -= 2;
  return { start: from, end: to };
}
