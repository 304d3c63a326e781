import type { Credential, Payload } from '../analysis';
import { fieldsOf } from '../decoding';
import { decodeBase64, encodeBase64 } from './base64';
import { utf8, utf8Bytes } from './bytes';
import { isPlaceholder, MARKER } from './placeholder';
import { isSecret } from './secret';

/** From `start` to `end` (exclusive), in UTF-16 units of a text. */
export interface Piece {
  readonly start: number;
  readonly end: number;
}

const SHORTEST = 6;
const LONGEST = 200;
/** A password that is an address, as guessers try, names somebody all over a log. */
const ADDRESS = /^[\w.+-]{1,100}@[\w.-]{1,100}$/;

/** What a payload or credential holds that must not be shown wherever else it stands. @param text the credential as it stands in its line */
export function valuesOf(fact: Payload | Credential, text: string): readonly string[] {
  const told = fact.kind === 'credential' ? [text, ...insideOf(text)] : fact.decoding.kind === 'decoded' ? fieldsOf(fact.decoding.message).filter(isSecret).map(({ value }) => value) : [];
  return told.filter((value) => value.length >= SHORTEST && value.length <= LONGEST && !ADDRESS.test(value) && !isPlaceholder(value));
}

/** What is escaped or encoded in a credential. */
function insideOf(text: string): readonly string[] {
  const found: string[] = [];
  if (text.includes('\\')) found.push(text.replace(/\\(["'\\/])/g, '$1'));
  if (/%[0-9A-Fa-f]{2}/.test(text)) found.push(unescaped(text));
  const bytes = text.length % 4 === 0 ? decodeBase64(text).bytes : undefined;
  const decoded = bytes && utf8(bytes);
  // alice:x of HTTP, or x alone
  if (decoded !== undefined && /^[\x20-\x7e]+$/.test(decoded)) found.push(decoded.slice(decoded.indexOf(':') + 1));
  return found;
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function escaped(value: string): string {
  try {
    return encodeURIComponent(value);
  } catch {
    // Half a character
    return value;
  }
}

/** A text without the secrets that are known. */
export function withoutRepeats(text: string, values: readonly string[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end } of repeatsIn(text, values)) {
    pieces.push(text.slice(at, start), MARKER);
    at = end;
  }
  return at === 0 ? text : pieces.join('') + text.slice(at);
}

/** Where known secrets stand in a text, in order, without overlaps: as they are, escaped for JSON or a URL, in Base64. */
export function repeatsIn(text: string, values: readonly string[]): readonly Piece[] {
  if (values.length === 0) return [];
  const { pattern, forms } = searchFor(values);
  const found: Piece[] = [];
  for (const match of text.matchAll(pattern)) {
    const [start, end] = [match.index, match.index + match[0].length];
    if (start < (found.at(-1)?.end ?? 0)) continue;
    if (forms.get(match[0]) === 'encoded') found.push(tokenAround(text, start, end));
    else if (standsAlone(text, start, end, match[0])) found.push({ start, end });
  }
  return found;
}

type Form = 'clear' | 'encoded';
interface Search {
  readonly values: readonly string[];
  readonly pattern: RegExp;
  readonly forms: ReadonlyMap<string, Form>;
}

let last: Search | undefined;

/** Many lines are asked about with the same values. */
function searchFor(values: readonly string[]): Search {
  if (last?.values === values) return last;
  const forms = new Map<string, Form>();
  for (const value of values) {
    for (const shift of [0, 1, 2]) {
      // Of its Base64 what no neighbour changes.
      const core = encodeBase64(utf8Bytes(' '.repeat(shift) + value)).slice(shift === 0 ? 0 : 4, -4);
      if (core.length >= SHORTEST_CORE) forms.set(core, 'encoded');
    }
  }
  for (const value of values) for (const form of [value, JSON.stringify(value).slice(1, -1), escaped(value)]) forms.set(form, 'clear');
  const ordered = [...forms.keys()].sort((a, b) => b.length - a.length);
  last = { values, forms, pattern: new RegExp(ordered.map((form) => form.replace(/[()+*?[\]|{}^$\\./-]/g, '\\$&')).join('|'), 'g') };
  return last;
}

const SHORTEST_CORE = 8;
const BASE64 = /[A-Za-z0-9+/=_-]/;
const LONGEST_TOKEN = 4000;

function tokenAround(text: string, from: number, to: number): Piece {
  let [start, end] = [from, to];
  while (start > 0 && from - start < LONGEST_TOKEN && BASE64.test(text.charAt(start - 1))) start--;
  while (end < text.length && end - to < LONGEST_TOKEN && BASE64.test(text.charAt(end))) end++;
  return { start, end };
}

/** Prose, numbers and names of programs have these too. */
const WORD = /^(?:\p{L}+|\d+)$/u;

function standsAlone(text: string, start: number, end: number, form: string): boolean {
  const [before, behind] = [text.charAt(start - 1), text.charAt(end)];
  if (WORD.test(form) && !/[a-z][A-Z]/.test(form)) return /["'`]/.test(before) && /["'`]/.test(behind);
  return !/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(behind);
}
