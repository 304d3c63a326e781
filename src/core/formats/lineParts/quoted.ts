import type { Line } from '../format';
import type { Piece } from '../../statement';
import { beforeEscapedEnds } from '../../text/lineEnd';

/**
 * What stands in a string literal that starts at `start` and ends with the
 * line, without its quotes and the line end it closes with.
 * @returns nothing where no such literal stands
 */
export function quoted({ text, end }: Line, start: number): Piece | undefined {
  const mark = text[start];
  if (mark !== '"' && mark !== "'") return undefined;
  const from = start + 1;
  const close = end > from && text[end - 1] === mark ? end - 1 : end;
  return { start: from, end: beforeEscapedEnds(text, from, close) };
}
