import type { Unwrapped } from '../wrapping';
import type { RecordValue } from './fields';

const SIMPLE: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
const HEX = /^[0-9A-Fa-f]{4}$/;

/** The string between two quotes with its escapes undone (RFC 8259 §7); line ends at its end belong to the logger. */
export function unescaped(text: string, { start, end }: RecordValue): Unwrapped {
  const stop = trimmed(text, start, end);
  const escape = text.indexOf('\\', start);
  if (escape < 0 || escape >= stop) return { text: text.slice(start, stop), start };
  const characters: string[] = [];
  const places: number[] = [];
  for (let at = start; at < stop; ) {
    places.push(at);
    const next = text[at + 1] ?? '';
    if (text[at] !== '\\' || at + 1 >= stop) {
      characters.push(text[at] ?? '');
      at++;
    } else if (next === 'u' && HEX.test(text.slice(at + 2, at + 6))) {
      characters.push(String.fromCharCode(Number.parseInt(text.slice(at + 2, at + 6), 16)));
      at += 6;
    } else {
      characters.push(SIMPLE[next] ?? next);
      at += 2;
    }
  }
  return { text: characters.join(''), start, places: [...places, stop] };
}

function trimmed(text: string, start: number, end: number): number {
  let at = end;
  while (at - 2 >= start && text[at - 2] === '\\' && (text[at - 1] === 'n' || text[at - 1] === 'r') && text[at - 3] !== '\\') at -= 2;
  return at;
}
