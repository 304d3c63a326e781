import type { Speaker } from '../speaker';
import { decodeBase64, decodeBase64Line } from './base64';
import { shown, utf8, utf8Bytes } from './bytes';
import type { Decoding, Message, Turn } from '../decoding';
import { mechanismNamed, recognize } from './mechanisms';
import { asksForUser } from './mechanisms/login';
import { isPlaceholder, MARKER } from './placeholder';

/** Which mechanism an exchange has, as far as that is known. */
export interface KnownMechanism {
  readonly name: string;
  /** It was told by a payload; a later one may tell more. */
  readonly inferred: boolean;
}

/**
 * Reads one payload.
 * @param text what stands in the line, without white space around it
 * @param known without one the payload itself may tell
 */
export function decodePayload(text: string, turn: Turn, known?: KnownMechanism): Decoding {
  const named = known === undefined ? {} : { mechanism: known.name };
  if (isPlaceholder(text)) return { kind: 'redacted', ...named };
  const { bytes, fault } = decodeBase64Line(text);
  if (fault) {
    if (isPlainWords(text, turn.speaker)) return { kind: 'plain', ...named, text };
    return { kind: 'malformed', ...named, fault, mayBeSecret: mayBeSecret(text, turn, known) };
  }
  return decodeMessage(bytes, turn, known);
}

/** Reads a message that stands in clear, as some programs write it. */
export function decodeClear(text: string, turn: Turn, known?: KnownMechanism): Decoding {
  if (isPlaceholder(text)) return { kind: 'redacted', ...(known === undefined ? {} : { mechanism: known.name }) };
  const decoding = decodeMessage(utf8Bytes(text), turn, known);
  return decoding.kind === 'decoded' ? { ...decoding, clear: true } : decoding;
}

function decodeMessage(bytes: Uint8Array, turn: Turn, known?: KnownMechanism): Decoding {
  const named = known === undefined ? {} : { mechanism: known.name };
  if (isPlaceholder(utf8(bytes.subarray(0, LONGEST_PLACEHOLDER)) ?? '')) return { kind: 'redacted', ...named };
  const name = known?.inferred === false ? known.name : moreSpecific(recognize(bytes, turn.speaker), known?.name);
  const inferred = known?.inferred !== false && name !== undefined;
  if (name === undefined) return { kind: 'decoded', inferred, message: unread(bytes, turn.speaker), bytes, turn };
  // A name nobody registered may hide a form that shows by itself: CUSTOM-PLAIN.
  const form = mechanismNamed(name) ? name : recognize(bytes, turn.speaker);
  const reader = form === undefined ? undefined : mechanismNamed(form);
  const here = { ...turn, mechanism: form ?? name };
  return { kind: 'decoded', mechanism: name, inferred, message: reader ? reader.read(bytes, here) : { ...unread(bytes, turn.speaker), remarks: [`what ${name} sends is not known here: this is its message as it stands`] }, bytes, turn: here };
}

const LONGEST_PLACEHOLDER = 250;

/** What this message tells, unless an earlier one told as much and more: `SCRAM` after `SCRAM-SHA-256`. */
function moreSpecific(recognized: string | undefined, before: string | undefined): string | undefined {
  if (recognized === undefined) return before;
  return before?.startsWith(recognized) ? before : recognized;
}

/** A message of no mechanism we read: what a client says may be a password, so all of it counts as one. */
function unread(bytes: Uint8Array, speaker: Speaker): Message {
  const value = shown(bytes);
  const step = speaker === 'server' ? 'asks the client' : 'answers the server';
  // What was secret in it has been taken out by us.
  const secret = speaker === 'client' && !value.includes(MARKER);
  return { step, parts: value === '' ? [] : [{ name: 'message', value, secret }] };
}

/** What cannot be read may be a password in clear, or most of one in Base64. */
function mayBeSecret(text: string, turn: Turn, known: KnownMechanism | undefined): boolean {
  // Typed behind AUTH by hand: the user name and the password.
  if (turn.speaker === 'client' && turn.heard === 0 && turn.index === 0 && TWO_WORDS.test(text)) return true;
  if (turn.speaker === 'server' || /\s/.test(text) || text.length < SHORTEST_SECRET) return false;
  return !(known?.name === 'LOGIN' && asksForUser(turn));
}

const SHORTEST_SECRET = 4;
// alice not-a-real-password
const TWO_WORDS = /^\S{1,300}[ \t]{1,5}\S{4,300}$/;

// NTLM supported, PLAIN supported (Exchange, curl's test server); Log on (hMailServer)
const WORDS = /^[A-Za-z][A-Za-z0-9_.,'-]*(?: [A-Za-z0-9_.,'()-]+)+[.:]?$/;
// Username: sent without Base64
const PROMPT = /^[\p{L} ]{2,40}[:?]$/u;

/** Challenges that were never Base64. What a client sends always should be. */
function isPlainWords(text: string, speaker: Speaker): boolean {
  if (speaker === 'client' || text.length > LONGEST_WORDS) return false;
  if (PROMPT.test(text) || IN_CLEAR.test(text)) return true;
  return WORDS.test(text) && !isSpacedBase64(text);
}

const LONGEST_WORDS = 500;
// <1896.697170952@mail.example.com> sent or logged without Base64
const IN_CLEAR = /^<[^<>@\s]+@[^<>@\s]+>$/;

function isSpacedBase64(text: string): boolean {
  const { bytes } = decodeBase64(text.replaceAll(' ', ''));
  const decoded = bytes === undefined ? undefined : utf8(bytes);
  return decoded !== undefined && /^[\x20-\x7e\0]+$/.test(decoded);
}
