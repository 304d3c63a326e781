import { readPairs, readTokenError, SEPARATOR, tokenErrorOf } from '../bearer';
import { shown, utf8 } from '../bytes';
import type { Field, Mechanism, Message } from '../mechanism';

/** OAUTHBEARER (RFC 7628): a gs2 header, then `key=value` pairs, each ended by the byte 1. */
export const oauthBearer: Mechanism = {
  name: 'OAUTHBEARER',
  reference: { rfc: 7628, section: '3.1' },

  read(bytes, turn) {
    const text = utf8(bytes) ?? shown(bytes);
    if (turn.speaker === 'server') return text === '' ? { step: 'asks for the token', parts: [] } : readTokenError(text);
    if (text === '' || text === SEPARATOR) {
      return { step: 'takes note of the error', place: { name: 'dummy response', number: 3, of: 3 }, parts: text === '' ? [] : [SEPARATOR] };
    }
    return readCredentials(text);
  },

  recognizes(bytes, speaker) {
    if (speaker === 'server') return tokenErrorOf(bytes) === 'OAUTHBEARER' ? 'OAUTHBEARER' : undefined;
    const text = utf8(bytes.subarray(0, LONGEST)) ?? '';
    return HEADER.test(text) && text.includes('\x01auth=') ? 'OAUTHBEARER' : undefined;
  },
};

const LONGEST = 10_000;

// n,a=user@example.com,^A
// eslint-disable-next-line no-control-regex
const HEADER = /^(n|y|p=[A-Za-z0-9.-]{1,60}),((?:a|user)=[^,\x01]*)?,\x01/;

function readCredentials(text: string): Message {
  const step = 'gives user name and token';
  const place = { name: 'credentials', number: 1 };
  const header = HEADER.exec(text);
  if (!header) {
    return { step, place, parts: [{ name: 'message', value: text, secret: true }], fault: 'it does not begin with a gs2 header such as n,a=user,' };
  }
  const [whole, flag = '', authorization] = header;
  const faults: string[] = [];
  const parts: (string | Field)[] = [{ name: 'channel binding', value: flag, secret: false }, ','];
  if (authorization !== undefined) {
    const cut = authorization.indexOf('=') + 1;
    const raw = authorization.slice(cut);
    const value = raw.replaceAll('=2C', ',').replaceAll('=3D', '=');
    parts.push(authorization.slice(0, cut), { name: 'user', value, ...(value === raw ? {} : { raw }), secret: false, names: 'user' });
  }
  parts.push(`,${SEPARATOR}`);
  const pairs = readPairs(text.slice(whole.length), (name, value) =>
    name === 'host' ? { name, value, secret: false, names: 'host' } : PUBLIC.has(name) ? { name, value, secret: false } : undefined,
  );
  if (!pairs.names.has('auth')) faults.push('auth= is missing');
  if (!text.endsWith(SEPARATOR + SEPARATOR)) faults.push('it must end in two bytes 1');
  return { step, place, parts: [...parts, ...pairs.parts], details: pairs.details, ...(faults.length === 0 ? {} : { fault: faults.join('; ') }) };
}

// RFC 7628 §3.1; qs and post, the query and the body of a request, may hold anything.
const PUBLIC = new Set(['port', 'mthd', 'path']);
