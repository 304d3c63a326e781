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
    const twice = isQuotedTwice(text, at, separator);
    const quoted = twice || text[at] === '"';
    const start = at + (twice ? 2 : quoted ? 1 : 0);
    const stop = twice ? endOfQuotedTwice(text, start, end) : quoted ? closingQuoteOfField(text, start, end) : nextSeparator(text, start, end, separator);
    fields.push({ start, end: stop });
    const next = quoted ? nextSeparator(text, stop, end, separator) : stop;
    if (next >= end) return fields;
    at = next + 1;
  }
  return fields;
}

/** The line stands in a cell of another table, which doubles its quotes: …,""550 5.1.1 No, not here"",… */
function isQuotedTwice(text: string, at: number, separator: string): boolean {
  return text.startsWith('""', at) && text[at + 2] !== '"' && text[at + 2] !== separator && text[at + 2] !== undefined;
}

function endOfQuotedTwice(text: string, from: number, end: number): number {
  const at = text.indexOf('""', from);
  return at < 0 || at > end ? end : at;
}

function nextSeparator(text: string, from: number, end: number, separator: string): number {
  const at = text.indexOf(separator, from);
  return at < 0 || at > end ? end : at;
}
