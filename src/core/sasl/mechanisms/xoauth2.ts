import { given } from '../../given';
import { readPairs, readTokenError, SEPARATOR, tokenErrorOf } from '../bearer';
import { shown, utf8 } from '../bytes';
import type { Mechanism, Message } from '../mechanism';

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

const LONGEST = 10_000;

// user=alice@example.com^Aauth=Bearer ya29.token^A^A
// eslint-disable-next-line no-control-regex
const CREDENTIALS = /^user=[^\x01]*\x01auth=/;

function readCredentials(text: string): Message {
  const step = 'gives user name and token';
  const place = { name: 'credentials', number: 1 };
  const { parts, details, names } = readPairs(text, (name, value) => (name === 'user' ? { name, value, secret: false, names: 'user' } : undefined));
  const wrong = !names.has('user') ? 'user= is missing' : !names.has('auth') ? 'auth= is missing' : text.endsWith(SEPARATOR + SEPARATOR) ? undefined : 'it must end in two bytes 1';
  return { step, place, parts, details, ...given({ fault: wrong }) };
}
