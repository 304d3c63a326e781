import type { Credential, Payload } from '../analysis';
import { fieldsOf } from '../decoding';
import type { Stretch } from '../text/span';
import { decodeBase64, encodeBase64 } from './base64';
import { utf8, utf8Bytes } from './bytes';
import { isPlaceholder, MARKER } from './placeholder';
import { isSecret } from './secret';

const SHORTEST_SECRET = 6;
const LONGEST_SECRET = 200;
/** A password that is an address, as guessers try, names somebody all over a log. */
const ADDRESS = /^[\w.+-]{1,100}@[\w.-]{1,100}$/;

/** What a payload or credential holds that must not be shown wherever else it stands. @param text the credential as it stands in its line */
export function valuesOf(fact: Payload | Credential, text: string): readonly string[] {
  const told = fact.kind === 'credential' ? [text, ...insideOf(text)] : fact.decoding.kind === 'decoded' ? fieldsOf(fact.decoding.message).filter(isSecret).map(({ value }) => value) : [];
  return told.filter((value) => value.length >= SHORTEST_SECRET && value.length <= LONGEST_SECRET && !ADDRESS.test(value) && !isPlaceholder(value));
}

/** As IMAP sends a string. */
const IN_QUOTES = /^(?<mark>\\{0,7}")(?<inside>.{1,500})\k<mark>$/;
const MOST_STRINGS = 3;

/** What is quoted, escaped or encoded in a credential. */
function insideOf(text: string): readonly string[] {
  const found: string[] = [];
  const quoted = IN_QUOTES.exec(text)?.groups?.['inside'];
  if (quoted !== undefined) found.push(quoted);
  // A string may stand in a string.
  let [once, left] = [quoted ?? text, MOST_STRINGS];
  for (; left > 0 && once.includes('\\'); left--) found.push((once = once.replace(/\\(["'\\/])/g, '$1')));
  if (/%[0-9A-Fa-f]{2}/.test(text)) found.push(unescaped(text));
  if (ENTITY.test(text)) found.push(withoutEntities(text));
  const bytes = text.length % 4 === 0 ? decodeBase64(text).bytes : undefined;
  const decoded = bytes && utf8(bytes);
  // alice:x of HTTP, or x alone
  if (decoded !== undefined && /^[\x20-\x7e]+$/.test(decoded)) found.push(decoded.slice(decoded.indexOf(':') + 1));
  return found;
}

const ENTITIES: readonly (readonly [character: string, entity: string])[] = [['<', '&lt;'], ['>', '&gt;'], ['"', '&quot;'], ["'", '&#39;'], ["'", '&apos;'], ['&', '&amp;']];
const ENTITY = /&(?:lt|gt|quot|#39|apos|amp);/;

/** The ampersand last, so that nothing is read twice. */
function withoutEntities(text: string): string {
  return ENTITIES.reduce((value, [character, entity]) => value.replaceAll(entity, character), text);
}

/** As XML has it: quotes need not be escaped there. */
function inMarkup(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
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

/** Where known secrets stand in a text, in order, without overlaps: as they are, escaped for JSON, a URL or markup, in Base64. */
function repeatsIn(text: string, values: readonly string[]): readonly Stretch[] {
  if (values.length === 0) return [];
  const search = searchFor(values);
  const found: Stretch[] = [];
  for (let at = 0; at <= text.length - SHORTEST_SECRET; at++) {
    if (search.begins[hashAt(text, at)] === 0) continue;
    const form = search.forms.get(text.slice(at, at + SHORTEST_SECRET))?.find((one) => text.startsWith(one.text, at));
    if (!form) continue;
    const end = at + form.text.length;
    if (form.encoded) found.push(tokenAround(text, at, end));
    else if (standsAlone(text, at, end, form.text)) found.push({ start: at, end });
    at = Math.max(end, found.at(-1)?.end ?? 0) - 1;
  }
  return found;
}

interface Form {
  readonly text: string;
  readonly encoded: boolean;
}

/** All forms of some values, to be found in one pass whatever their number. */
interface Search {
  readonly values: readonly string[];
  /** By their first characters, the longest first. */
  readonly forms: ReadonlyMap<string, readonly Form[]>;
  /** 1 where one begins with two characters of that hash: most places of a text need not be looked up. */
  readonly begins: Uint8Array;
}

const HASHES = 4096;

function hashAt(text: string, at: number): number {
  return (text.charCodeAt(at) * 61 + text.charCodeAt(at + 1)) % HASHES;
}

let last: Search | undefined;

/** Many lines are asked about with the same values. */
function searchFor(values: readonly string[]): Search {
  if (last?.values === values) return last;
  const encoded = new Set<string>();
  for (const value of values) {
    for (const shift of [0, 1, 2]) {
      // Of its Base64 what no neighbour changes.
      const core = encodeBase64(utf8Bytes(' '.repeat(shift) + value)).slice(shift === 0 ? 0 : 4, -4);
      if (core.length >= SHORTEST_CORE) encoded.add(core);
    }
  }
  const clear = new Set(values.flatMap((value) => [value, JSON.stringify(value).slice(1, -1), escaped(value), inMarkup(value), inMarkup(value).replaceAll('"', '&quot;')]));
  const forms = new Map<string, Form[]>();
  const begins = new Uint8Array(HASHES);
  const all = [...[...clear].map((text) => ({ text, encoded: false })), ...[...encoded].filter((text) => !clear.has(text)).map((text) => ({ text, encoded: true }))];
  for (const form of all.sort((one, other) => other.text.length - one.text.length)) {
    const key = form.text.slice(0, SHORTEST_SECRET);
    const same = forms.get(key);
    if (same) same.push(form);
    else forms.set(key, [form]);
    begins[hashAt(key, 0)] = 1;
  }
  last = { values, forms, begins };
  return last;
}

const SHORTEST_CORE = 8;
const BASE64 = /[A-Za-z0-9+/=_-]/;
const LONGEST_TOKEN = 4000;

function tokenAround(text: string, from: number, to: number): Stretch {
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
