import type { Piece } from '../../statement';
import { closingQuoteOfField } from '../../text/closingQuote';

/**
 * The fields of a line of separated values (RFC 4180), where they stand: those
 * in quotes without them, doubled quotes inside left as they are.
 * @param most so many at most; what follows is left out
 */
export function fieldsOf(text: string, from: number, end: number, separator: string, most: number): readonly Piece[] {
  const fields: Piece[] = [];
  let at = from;
  while (fields.length < most) {
    const quoted = text[at] === '"';
    const start = quoted ? at + 1 : at;
    const stop = quoted ? closingQuoteOfField(text, start, end) : nextSeparator(text, start, end, separator);
    fields.push({ start, end: stop });
    const next = quoted ? nextSeparator(text, stop, end, separator) : stop;
    if (next >= end) return fields;
    at = next + 1;
  }
  return fields;
}

function nextSeparator(text: string, from: number, end: number, separator: string): number {
  const at = text.indexOf(separator, from);
  return at < 0 || at > end ? end : at;
}
