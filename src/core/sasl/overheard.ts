import type { Payload } from '../analysis';
import { matchesOf } from '../text/matches';
import type { Stretch } from '../text/span';
import { decodeBase64 } from './base64';
import { decodePayload } from './decode';
import { fieldsOf } from '../decoding';
import { recognize } from './mechanisms';
import { isPlaceholder } from './placeholder';
import { isSecret } from './secret';

/**
 * What a client said in a session that must not be shown where the server
 * repeats it: `500 unrecognized command "c2VjcmV0"`. Plain data, carried from
 * block to block.
 */
export type Overheard = readonly string[];

const MOST_TEXTS = 8;
const SHORTEST_TEXT = 6;
const LONGEST_TEXT = 2000;

/** @param text the payload as it stood in its line */
export function overhear(before: Overheard, payload: Payload, text: string): Overheard {
  const { decoding } = payload;
  const secrets = decoding.kind === 'decoded' ? fieldsOf(decoding.message).filter(isSecret) : [];
  if (secrets.length === 0 && decoding.kind !== 'malformed') return before;
  return added(before, [text, ...secrets.map(({ value }) => value)]);
}

/** The same with some more: the last of them, long ones cut, none that is short enough to be a word. */
export function added(before: Overheard, texts: readonly string[]): Overheard {
  const fresh = texts.filter((one) => one.length >= SHORTEST_TEXT && !before.includes(one)).map((one) => one.slice(0, LONGEST_TEXT));
  return fresh.length === 0 ? before : [...before, ...fresh].slice(-MOST_TEXTS);
}

/** Where a server repeats what it must not; in order, without overlaps. */
export function echoesIn(text: string, overheard: Overheard): readonly Stretch[] {
  const found: Stretch[] = [];
  for (const secret of overheard) {
    // A server may cut what it repeats.
    const head = secret.slice(0, LONGEST_HEAD);
    for (let at = text.indexOf(head); at >= 0; at = text.indexOf(head, at + 1)) {
      let end = at + head.length;
      while (end < text.length && end - at < secret.length && text[end] === secret[end - at]) end++;
      if (isWhole(text, at, end, secret)) found.push({ start: at, end });
    }
  }
  let last = 0;
  return found.sort((a, b) => a.start - b.start || b.end - a.end).filter(({ start, end }) => {
    if (start < last) return false;
    last = end;
    return true;
  });
}

const LONGEST_HEAD = 16;
const WORD = /^\p{L}[\p{Ll}]*$/u;

/** A password that is a word stands in prose too: only in quotes it is surely repeated. */
function isWhole(text: string, start: number, end: number, secret: string): boolean {
  const [before, behind] = [text.charAt(start - 1), text.charAt(end)];
  if (WORD.test(secret)) return /["'`<([]/.test(before) && /["'`>)\]]/.test(behind);
  if (/[\p{L}\p{N}]/u.test(before)) return false;
  return end - start < secret.length ? /^$|["'`>)\].…]/.test(behind) : !/[\p{L}\p{N}]/u.test(behind);
}

// AUHT PLAIN AGFsaWNl…: a word of Base64
const TOKEN = /(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{8,12288}={0,2}(?![A-Za-z0-9+/=])/g;

/** Responses in what a client said where no exchange was: behind a verb that was mistyped. Only what shows by itself what it is. */
export function* responsesIn(text: string, line: number, from: number): Generator<{ readonly payload: Payload; readonly text: string }> {
  for (const match of matchesOf(TOKEN, text.slice(from, from + LONGEST_LINE))) {
    const bytes = decodeBase64(match[0]).bytes;
    const name = bytes && recognize(bytes, 'client');
    if (name === undefined) continue;
    const start = from + match.index;
    const decoding = decodePayload(match[0], { speaker: 'client', index: 0, heard: 0 }, { name, inferred: true });
    yield { payload: { kind: 'payload', speaker: 'client', span: { line, start, end: start + match[0].length }, decoding }, text: match[0] };
  }
}

const LONGEST_LINE = 20_000;

/** Whether a line that is no command may be a password, typed or sent after a login went wrong. */
export function mayBePassword(text: string): boolean {
  return PASSWORD.test(text) && !VERB.test(text) && !isPlaceholder(text);
}

const PASSWORD = /^(?=\S*(?:[^A-Za-z]|[a-z][A-Z]))\S{6,300}$/;
// quti, QUTI, Quti; a password in Base64 mixes its letters
const VERB = /^(?:[A-Z-]{3,12}|[A-Za-z][a-z-]{2,11})$/;
