import { readAuthorization, readTokenError, tokenErrorOf } from '../bearer';
import { shown, utf8 } from '../bytes';
import type { Field, Mechanism, Message } from '../mechanism';

/** XOAUTH2 (Google): `user=…^Aauth=Bearer …^A^A`, where ^A is the byte 1. */
export const xoauth2: Mechanism = {
  name: 'XOAUTH2',
  reference: { title: 'OAuth 2.0 Mechanism', url: 'https://developers.google.com/workspace/gmail/imap/xoauth2-protocol' },

  read(bytes, turn) {
    const text = utf8(bytes) ?? shown(bytes);
    if (turn.speaker === 'server') return text === '' ? { step: 'asks for the token', parts: [] } : readTokenError(text);
    if (text === '' || text === SEPARATOR) return { step: 'takes note of the error', place: { name: 'empty response', number: 3, of: 3 }, parts: [] };
    return readCredentials(text);
  },

  recognizes(bytes, speaker) {
    if (speaker === 'server') return tokenErrorOf(bytes) === 'XOAUTH2' ? 'XOAUTH2' : undefined;
    return CREDENTIALS.test(utf8(bytes.subarray(0, LONGEST)) ?? '') ? 'XOAUTH2' : undefined;
  },
};

const SEPARATOR = '\x01';
const LONGEST = 10_000;

// user=alice@example.com^Aauth=Bearer ya29.token^A^A
// eslint-disable-next-line no-control-regex
const CREDENTIALS = /^user=[^\x01]*\x01auth=/;

function readCredentials(text: string): Message {
  const step = 'gives user name and token';
  const place = { name: 'credentials', number: 1 };
  const parts: (string | Field)[] = [];
  const details: Field[] = [];
  const seen = new Set<string>();
  const pairs = text.split(SEPARATOR);
  pairs.forEach((pair, index) => {
    if (index > 0) parts.push(SEPARATOR);
    const cut = pair.indexOf('=');
    const name = pair.slice(0, Math.max(0, cut));
    const value = pair.slice(cut + 1);
    seen.add(name);
    if (name === 'user') parts.push('user=', { name: 'user', value, secret: false, names: 'user' });
    else if (name === 'auth') {
      const read = readAuthorization(value);
      parts.push('auth=', ...read.parts);
      details.push(...read.details);
    } else if (pair !== '') parts.push({ name: 'unknown', value: pair, secret: true });
  });
  const wrong = !seen.has('user') ? 'user= is missing' : !seen.has('auth') ? 'auth= is missing' : text.endsWith(SEPARATOR + SEPARATOR) ? undefined : 'it must end in two bytes 1';
  return { step, place, parts, details, ...(wrong === undefined ? {} : { fault: wrong }) };
}
