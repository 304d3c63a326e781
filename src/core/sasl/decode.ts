import type { Speaker } from '../analysis';
import { decodeBase64 } from './base64';
import { shown, utf8 } from './bytes';
import type { Decoding, Mechanism, Message, Turn } from './mechanism';
import { mechanismNamed, mechanisms } from './mechanisms';

/**
 * Reads one payload.
 * @param text what stands in the line, without white space around it
 * @param mechanism the name after `AUTH`; without one the payload itself may tell
 */
export function decodePayload(text: string, turn: Turn, mechanism?: string): Decoding {
  const named = mechanism === undefined ? {} : { mechanism: mechanism.toUpperCase() };
  if (isRedacted(text)) return { kind: 'redacted', ...named };
  const { bytes, fault } = decodeBase64(text);
  if (fault) {
    if (isPlainWords(text, turn.speaker)) return { kind: 'plain', ...named, text };
    return { kind: 'malformed', ...named, fault };
  }
  if (REDACTED_INSIDE.test(utf8(bytes) ?? '')) return { kind: 'redacted', ...named };

  const known = mechanism === undefined ? undefined : mechanismNamed(mechanism);
  if (known) return { kind: 'decoded', mechanism: mechanism?.toUpperCase() ?? known.name, inferred: false, message: known.read(bytes, turn) };
  if (mechanism !== undefined) return { kind: 'decoded', ...named, inferred: false, message: unread(bytes, turn.speaker) };

  const inferred = recognize(bytes, turn.speaker);
  return inferred
    ? { kind: 'decoded', mechanism: inferred.name, inferred: true, message: inferred.read(bytes, turn) }
    : { kind: 'decoded', inferred: false, message: unread(bytes, turn.speaker) };
}

function recognize(bytes: Uint8Array, speaker: Speaker): Mechanism | undefined {
  return mechanisms.find((one) => one.recognizes?.(bytes, speaker) ?? false);
}

/** A message of no mechanism we read: what a client says may be a password, so all of it counts as one. */
function unread(bytes: Uint8Array, speaker: Speaker): Message {
  const value = shown(bytes);
  const step = speaker === 'server' ? 'asks the client' : 'answers the server';
  return { step, parts: value === '' ? [] : [{ name: 'message', value, secret: speaker === 'client' }] };
}

// What programs write in place of a payload they hide: PHPMailer and s-nail in
// brackets, Exchange `<authentication response>`, Haraka and MailKit asterisks.
// [credentials hidden]
const BRACKETED = /^(?:\[[^\]]*\]|<[^>]*>)$/;
// ********
const STARRED = /^(?:\*{2,}|•{2,}|x{6,}|X{6,})$/;
// Lyogc2VjcmV0ICov, the Base64 of nodemailer's comment
const REDACTED_INSIDE = /^\/\* secret \*\/$/;

function isRedacted(text: string): boolean {
  return BRACKETED.test(text) || STARRED.test(text);
}

// NTLM supported, PLAIN supported (Exchange, curl's test server); Log on (hMailServer)
const WORDS = /^[A-Za-z][A-Za-z0-9_.,'-]*(?: [A-Za-z0-9_.,'()-]+)+[.:]?$/;
// Username: sent without Base64
const PROMPT = /^[\p{L} ]{2,40}:$/u;

/** Challenges that were never Base64. What a client sends always should be. */
function isPlainWords(text: string, speaker: Speaker): boolean {
  if (speaker === 'client') return false;
  if (PROMPT.test(text)) return true;
  return WORDS.test(text) && !isSpacedBase64(text);
}

function isSpacedBase64(text: string): boolean {
  const { bytes } = decodeBase64(text.replaceAll(' ', ''));
  const decoded = bytes === undefined ? undefined : utf8(bytes);
  return decoded !== undefined && /^[\x20-\x7e\0]+$/.test(decoded);
}
