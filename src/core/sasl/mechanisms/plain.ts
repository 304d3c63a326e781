import { given } from '../../given';
import { shown, utf8, utf8Bytes } from '../bytes';
import { lineEndRemark } from '../encodedLineEnd';
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
    const place = { name: 'credentials', number: 1, of: 1 };
    const pieces = split(bytes);
    const [authorization, user, password] = pieces;
    if (pieces.length !== 3 || authorization === undefined || user === undefined || password === undefined) {
      const hint = ESCAPED_NUL.test(shown(bytes)) ? '. It holds a backslash and a 0 where a NUL byte belongs: encode it with printf, not with echo' : '';
      const fault = `PLAIN has three parts divided by NUL bytes; here ${pieces.length === 1 ? 'is 1' : `are ${pieces.length}`}${hint}`;
      return { step, place, parts: bytes.length === 0 ? [] : [{ name: 'message', value: shown(bytes), secret: true }], fault };
    }
    const divider = bytes.includes(0) ? '\0' : REPLACEMENT;
    const parts: (string | Field)[] = [];
    if (authorization.length > 0) parts.push({ name: 'acts as', value: shown(authorization), secret: false, names: 'user' });
    parts.push(divider, { name: 'user', value: shown(user), secret: false, names: 'user' });
    parts.push(divider, { name: 'password', value: shown(password), secret: true });
    const fault = divider === REPLACEMENT
      ? 'U+FFFD stands where a NUL byte belongs: a program took the bytes for text before it encoded them'
      : pieces.some((piece) => utf8(piece) === undefined)
      ? 'not valid UTF-8, which PLAIN requires'
      : user.length === 0
        ? 'the user name is empty'
        : password.length === 0
          ? 'the password is empty'
          : undefined;
    return { step, place, parts, ...lineEndRemark(password), ...given({ fault }) };
  },

  recognizes(bytes, speaker) {
    if (speaker !== 'client') return undefined;
    const pieces = split(bytes);
    const whole = pieces.length === 3 && (bytes.includes(0) || pieces[0]?.length === 0) && pieces[1]?.length !== 0 && pieces[2]?.length !== 0;
    return whole && PRINTABLE.test(utf8(bytes) ?? '') ? 'PLAIN' : undefined;
  },
};

const ESCAPED_NUL = /\\0|\\x00|\\u0000/;
// A line feed at the end is that of echo.
// eslint-disable-next-line no-control-regex
const PRINTABLE = /^[^\u0001-\u001f\u007f]+\r?\n?$/;

/** What stands for a byte that is no text (RFC 3629 §3 and Unicode §3.9). */
const REPLACEMENT = '\uFFFD';

function split(bytes: Uint8Array): readonly Uint8Array[] {
  if (!bytes.includes(0)) {
    const replaced = utf8(bytes)?.split(REPLACEMENT);
    if (replaced?.length === 3) return replaced.map(utf8Bytes);
  }
  const pieces: Uint8Array[] = [];
  let start = 0;
  for (let at = bytes.indexOf(0); at >= 0; at = bytes.indexOf(0, start)) {
    pieces.push(bytes.subarray(start, at));
    start = at + 1;
  }
  pieces.push(bytes.subarray(start));
  return pieces;
}
