import { shown, utf8 } from '../bytes';
import type { Field, Mechanism } from '../mechanism';

/** PLAIN (RFC 4616): `[authzid] NUL authcid NUL passwd` in one message. */
export const plain: Mechanism = {
  name: 'PLAIN',
  reference: { rfc: 4616, section: '2' },

  read(bytes, { speaker }) {
    if (speaker === 'server') {
      const value = shown(bytes);
      return { step: 'asks for the credentials', parts: value === '' ? [] : [{ name: 'text', value, secret: false }] };
    }
    const step = 'gives user name and password';
    const pieces = split(bytes);
    const [authorization, user, password] = pieces;
    if (pieces.length !== 3 || authorization === undefined || user === undefined || password === undefined) {
      const fault = `PLAIN has three parts divided by NUL bytes; here are ${pieces.length}`;
      return { step, parts: [{ name: 'message', value: shown(bytes), secret: true }], fault };
    }
    const parts: (string | Field)[] = [];
    if (authorization.length > 0) parts.push({ name: 'acts as', value: shown(authorization), secret: false });
    parts.push('\0', { name: 'user', value: shown(user), secret: false });
    parts.push('\0', { name: 'password', value: shown(password), secret: true });
    const fault = pieces.some((piece) => utf8(piece) === undefined)
      ? 'not valid UTF-8, which PLAIN requires'
      : user.length === 0
        ? 'the user name is empty'
        : password.length === 0
          ? 'the password is empty'
          : undefined;
    return fault === undefined ? { step, parts } : { step, parts, fault };
  },

  recognizes(bytes, speaker) {
    const pieces = split(bytes);
    return speaker === 'client' && pieces.length === 3 && pieces[1]?.length !== 0 && pieces[2]?.length !== 0 && utf8(bytes) !== undefined;
  },
};

function split(bytes: Uint8Array): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  let start = 0;
  for (let at = bytes.indexOf(0); at >= 0; at = bytes.indexOf(0, start)) {
    pieces.push(bytes.subarray(start, at));
    start = at + 1;
  }
  pieces.push(bytes.subarray(start));
  return pieces;
}
