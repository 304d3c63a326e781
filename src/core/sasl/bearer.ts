import { given } from '../given';
import { utf8 } from './bytes';
import { parseJson, readJwt } from './jwt';
import type { Field, Message } from '../decoding';

/** What XOAUTH2 and OAUTHBEARER share: the token, and the JSON that explains a failure. */

/** The fields of `auth=Bearer …`; `details` tell what the token says of itself. */
function readAuthorization(value: string): { readonly parts: readonly (string | Field)[]; readonly details: readonly Field[] } {
  const scheme = /^([A-Za-z][A-Za-z0-9-]{0,20}) +/.exec(value);
  const token = scheme ? value.slice(scheme[0].length) : value;
  const claims = readJwt(token.trim());
  const note = claims?.expires === undefined ? 'a bearer token: whoever holds it gets in' : `a bearer token, valid until ${claims.expires}`;
  return {
    parts: [
      ...(scheme?.[1] === undefined ? [] : [{ name: 'scheme', value: scheme[1], secret: false }, scheme[0].slice(scheme[1].length)]),
      { name: 'token', value: token, secret: true, note },
    ],
    details: claims?.fields ?? [],
  };
}

/** Stands behind each pair, and once more behind the last. */
export const SEPARATOR = '\x01';

/**
 * The fields of `name=value` pairs, that with the token among them.
 * @param fieldOf the field of another pair that is no secret; nothing for one that may hold anything
 * @returns also which names stand there
 */
export function readPairs(text: string, fieldOf: (name: string, value: string) => Field | undefined): { readonly parts: readonly (string | Field)[]; readonly details: readonly Field[]; readonly names: ReadonlySet<string> } {
  const parts: (string | Field)[] = [];
  const details: Field[] = [];
  const names = new Set<string>();
  text.split(SEPARATOR).forEach((pair, index) => {
    if (index > 0) parts.push(SEPARATOR);
    const cut = pair.indexOf('=');
    const name = pair.slice(0, Math.max(0, cut));
    const value = pair.slice(cut + 1);
    const field = fieldOf(name, value);
    names.add(name);
    if (name === 'auth') {
      const read = readAuthorization(value);
      parts.push('auth=', ...read.parts);
      details.push(...read.details);
    } else if (field) parts.push(`${name}=`, field);
    else if (pair !== '') parts.push({ name: 'unknown', value: pair, secret: true });
  });
  return { parts, details, names };
}

/** `{"status":"invalid_token","scope":"…"}`: why the token was refused (RFC 7628 §3.2.2). */
export function readTokenError(text: string): Message {
  const step = 'says why it refuses the token';
  const place = { name: 'error', number: 2, of: 3 };
  const parts: Field[] = [{ name: 'error', value: text, secret: false }];
  const value = parseJson(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { step, place, parts, fault: 'this should be a JSON object' };
  const details = Object.entries(value).slice(0, MOST_MEMBERS).map(([name, member]): Field => {
    const shown = typeof member === 'string' ? member : JSON.stringify(member);
    const note = name === 'status' ? statusNote(shown) : NOTES[name];
    return { name, value: shown, secret: false, ...given({ note }) };
  });
  return { step, place, parts, details };
}

const MOST_MEMBERS = 30;

/**
 * Which mechanism sends such an error: XOAUTH2 tells the status as HTTP does, OAUTHBEARER in words (RFC 6750 §3.1).
 * @returns nothing for what is no such error
 */
export function tokenErrorOf(bytes: Uint8Array): 'XOAUTH2' | 'OAUTHBEARER' | undefined {
  const text = bytes.length <= LONGEST_ERROR && bytes[0] === OPEN_BRACE ? utf8(bytes) : undefined;
  const value = parseJson(text);
  if (typeof value !== 'object' || value === null || !('status' in value)) return undefined;
  return /^\d{3}$/.test(String(value.status)) ? 'XOAUTH2' : 'OAUTHBEARER';
}

const LONGEST_ERROR = 5000;
const OPEN_BRACE = '{'.charCodeAt(0);

const NOTES: Readonly<Record<string, string>> = {
  schemes: 'the kinds of token the server takes',
  scope: 'what a token must allow',
  'openid-configuration': 'where a client can learn how to get a token',
};

function statusNote(status: string): string | undefined {
  if (status === 'invalid_token' || status === '401') return 'the token has expired, was revoked, or belongs to somebody else: get a new one';
  if (status === 'insufficient_scope' || status === '403') return 'the token does not allow to send mail: ask for the scope named here';
  if (status === 'invalid_request') return 'the message was not built as RFC 7628 wants it';
  return status === '400' ? 'the token or its form was not accepted: get a new one for this very user' : undefined;
}
