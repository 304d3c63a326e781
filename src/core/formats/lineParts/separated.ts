import type { Piece } from '../../statement';

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
    const stop = quoted ? endOfQuoted(text, start, end) : nextSeparator(text, start, end, separator);
    fields.push({ start, end: stop });
    const next = quoted ? nextSeparator(text, stop, end, separator) : stop;
    if (next >= end) return fields;
    at = next + 1;
  }
  return fields;
}

function endOfQuoted(text: string, from: number, end: number): number {
  for (let at = text.indexOf('"', from); at >= 0 && at < end; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at;
  }
  return end;
}

function nextSeparator(text: string, from: number, end: number, separator: string): number {
  const at = text.indexOf(separator, from);
  return at < 0 || at > end ? end : at;
}
