import { given } from '../../given';
import { shown, utf8 } from '../bytes';
import type { Field, Mechanism, Message, StepPlace } from '../mechanism';

/** DIGEST-MD5 (RFC 2831, historic since RFC 6331): directives divided by commas, some of them quoted. */
export const digestMd5: Mechanism = {
  name: 'DIGEST-MD5',
  reference: { rfc: 2831, section: '2.1' },

  read(bytes, turn) {
    const text = shown(bytes);
    if (text === '') return { step: turn.speaker === 'server' ? 'asks the client to begin' : 'takes note', parts: [] };
    if (turn.speaker === 'client') return readDirectives(text, 'gives user name and digest', { name: 'response', number: 2, of: 3 }, RESPONSE_WANTS);
    if (/^\s*rspauth=/i.test(text)) return readDirectives(text, 'proves that it knows the password too', { name: 'rspauth', number: 3, of: 3 }, ['rspauth']);
    return readDirectives(text, 'sends what is to be signed', { name: 'challenge', number: 1, of: 3 }, CHALLENGE_WANTS);
  },

  recognizes(bytes, speaker) {
    const text = bytes.length <= LONGEST ? (utf8(bytes) ?? '') : '';
    const found = speaker === 'client' ? RESPONSE.test(text) && NONCE.test(text) : RSPAUTH.test(text) || (ALGORITHM.test(text) && NONCE.test(text));
    return found ? 'DIGEST-MD5' : undefined;
  },
};

/** RFC 2831 §2.1.1, §2.1.2: a challenge has less than 2048 bytes, a response less than 4096. */
const LONGEST = 4096;
const CHALLENGE_WANTS = ['nonce', 'algorithm'];
const RESPONSE_WANTS = ['username', 'nonce', 'cnonce', 'digest-uri', 'response'];

const RSPAUTH = /^rspauth="?[0-9a-f]{32}"?$/i;
const NONCE = /(?:^|,)\s*nonce="/i;
const ALGORITHM = /(?:^|,)\s*algorithm="?md5-sess"?/i;
const RESPONSE = /(?:^|,)\s*response="?[0-9a-f]{32}"?(?:,|$)/i;

// nonce="OA6MG9tEQGm2hh" | nc=00000001
const DIRECTIVE = /\s*([A-Za-z][A-Za-z0-9-]*)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^",\s]*))\s*/sy;

/** Directives that may stand more than once. */
const REPEATABLE = new Set(['realm', 'auth-param']);
const SECRETS = new Set(['response', 'rspauth']);
const USERS = new Set(['username', 'authzid']);
const HOSTS = new Set(['realm']);

const NOTES: Readonly<Record<string, string>> = {
  response: 'can be tried against passwords offline',
  rspauth: 'can be tried against passwords offline',
  qop: 'auth: login only; auth-int: signed; auth-conf: encrypted',
  nc: 'how often this nonce was used',
  stale: 'the nonce was too old; the password may have been right',
};

const NAMES: Readonly<Record<string, string>> = { username: 'user', authzid: 'acts as' };

function readDirectives(text: string, step: string, place: StepPlace, wants: readonly string[]): Message {
  const parts: (string | Field)[] = [];
  const faults: string[] = [];
  const seen = new Set<string>();
  let at = 0;
  while (at < text.length) {
    DIRECTIVE.lastIndex = at;
    const match = DIRECTIVE.exec(text);
    const [whole = '', name = '', quoted, bare] = match ?? [];
    if (!match) {
      faults.push(`column ${at + 1} of the decoded text: no directive`);
      // What cannot be read may hold the digest.
      parts.push({ name: 'unread', value: text.slice(at), secret: true });
      break;
    }
    const key = name.toLowerCase();
    if (seen.has(key) && !REPEATABLE.has(key)) faults.push(`the directive ${key} stands twice`);
    seen.add(key);
    const raw = quoted ?? bare ?? '';
    const before = whole.indexOf(raw, whole.indexOf('=') + 1);
    const valueAt = raw === '' ? (quoted === undefined ? whole.length : whole.indexOf('"') + 1) : before;
    parts.push(whole.slice(0, valueAt), fieldOf(key, raw), whole.slice(valueAt + raw.length));
    at = DIRECTIVE.lastIndex;
    if (at >= text.length) break;
    if (text[at] !== ',') {
      faults.push(`column ${at + 1} of the decoded text: a comma is missing`);
      parts.push({ name: 'unread', value: text.slice(at), secret: true });
      break;
    }
    parts.push(',');
    at++;
  }
  const missing = wants.find((name) => !seen.has(name));
  if (missing !== undefined) faults.push(`the directive ${missing} is missing`);
  return {
    step,
    place,
    parts: parts.filter((part) => part !== ''),
    remarks: ['DIGEST-MD5 is historic (RFC 6331): use SCRAM or PLAIN inside TLS'],
    ...(faults.length === 0 ? {} : { fault: faults.join('; ') }),
  };
}

function fieldOf(key: string, raw: string): Field {
  const value = raw.includes('\\') ? raw.replace(/\\(.)/gs, '$1') : raw;
  const secret = SECRETS.has(key);
  const names = USERS.has(key) ? ('user' as const) : HOSTS.has(key) && value !== '' ? ('host' as const) : undefined;
  const note = NOTES[key];
  return {
    name: NAMES[key] ?? key,
    value,
    secret,
    ...(value === raw ? {} : { raw }),
    ...given({ names, note }),
    ...(secret && /^[0-9a-f]+$/i.test(raw) ? { standIn: '0'.repeat(raw.length) } : {}),
  };
}
