import type { Piece } from '../../statement';
import { closingQuote } from '../../text/closingQuote';

/**
 * Where the value of a key stands in an object of a JSON text: a string without
 * its quotes, escapes left as they are, or a number. Other objects inside are passed over.
 * @returns nothing where the key is missing, or its value is an object, a list or null
 */
export function valueIn(text: string, key: string, object: Piece): Piece | undefined {
  const at = placeOf(text, key, object);
  if (at === undefined) return undefined;
  if (text[at] === '"') return { start: at + 1, end: Math.min(object.end, closingQuote(text, at + 1)) };
  let end = at;
  while (end < object.end && /[0-9.]/.test(text[end] ?? '')) end++;
  return end > at ? { start: at, end } : undefined;
}

/** The strings of a value that is a string, or a list of strings alone; none where it is something else. */
export function stringsIn(text: string, key: string, object: Piece): readonly Piece[] {
  const at = placeOf(text, key, object);
  if (at === undefined || text[at] !== '[') return [valueIn(text, key, object)].filter((piece) => piece !== undefined);
  const found: Piece[] = [];
  for (let next = at + 1; next < object.end && text[next] === '"'; ) {
    const close = closingQuote(text, next + 1);
    found.push({ start: next + 1, end: Math.min(object.end, close) });
    next = close + (text[close + 1] === ',' ? 2 : 1);
  }
  return found;
}

/** Where a value that is an object stands, with its braces. */
export function objectIn(text: string, key: string, object: Piece): Piece | undefined {
  const at = placeOf(text, key, object);
  if (at === undefined || text[at] !== '{') return undefined;
  let depth = 0;
  for (let end = at; end < object.end; end++) {
    if (text[end] === '"') end = closingQuote(text, end + 1);
    else if (text[end] === '{') depth++;
    else if (text[end] === '}' && --depth === 0) return { start: at, end: end + 1 };
  }
  return undefined;
}

/** Where the value of a key begins, of the object itself and of none inside it. */
function placeOf(text: string, key: string, { start, end }: Piece): number | undefined {
  let depth = 0;
  for (let at = start; at < end; at++) {
    const character = text[at];
    if (character === '{' || character === '[') depth++;
    else if (character === '}' || character === ']') depth--;
    else if (character === '"') {
      const close = closingQuote(text, at + 1);
      if (depth === 1 && text[close + 1] === ':' && text.startsWith(key, at + 1) && close === at + 1 + key.length) return close + 2;
      at = close;
    }
  }
  return undefined;
}
