import { given } from '../../../given';
import { decodeBase64 } from '../../base64';
import type { Field, Turn } from '../../mechanism';
import { bindingIn } from './channelBinding';
import { hashLength } from './hashes';

const FEWEST_ITERATIONS = 4096;

/**
 * One attribute of a message (RFC 5802 §5.1), without its letter and equals sign.
 * @param faults what is wrong with it is added
 * @param remarks what is worth saying of it is added
 */
export function attribute(name: string, value: string, turn: Turn, faults: string[], remarks: string[]): Field {
  switch (name) {
    case 'n':
      if (/=(?!2C|3D)/.test(value)) faults.push('the user name holds an "=" that is not written =3D');
      return { name: 'user', ...escapable(value), secret: false, names: 'user' };
    case 'r':
      return { name: 'nonce', value, secret: false };
    case 's':
      if (!decodeBase64(value).bytes) faults.push('the salt is no Base64');
      return { name: 'salt', value, secret: false };
    case 'i': {
      const count = /^[1-9]\d{0,9}$/.test(value) ? Number(value) : undefined;
      if (count === undefined) faults.push('the iteration count is no number');
      else if (count < FEWEST_ITERATIONS) remarks.push(`${count} iterations are few: RFC 5802 §5.1 wants at least 4096, so that guessing is slow`);
      return { name: 'iterations', value, secret: false };
    }
    case 'c': {
      const { bytes } = decodeBase64(value);
      const header = bytes ? bindingIn(bytes) : undefined;
      if (header === undefined) faults.push('the channel binding is not the Base64 of a header');
      return { name: 'channel binding', value, secret: false, ...given({ note: header }) };
    }
    case 'p':
      checkLength(value, 'proof', turn, faults);
      return { name: 'proof', value, secret: true, standIn: standInFor(value), note: 'can be tried against passwords offline' };
    case 'v':
      checkLength(value, 'signature', turn, faults);
      return { name: 'server signature', value, secret: true, standIn: standInFor(value), note: 'can be tried against passwords offline' };
    case 'e':
      return { name: 'error', value, secret: false, ...(ERRORS[value] === undefined ? {} : { note: ERRORS[value] }) };
    default:
      return { name: `attribute ${name}`, value, secret: turn.speaker === 'client' };
  }
}

/** `=2C` is a comma, `=3D` an equals sign. */
export function escapable(raw: string): { readonly value: string; readonly raw: string } {
  return { value: raw.replaceAll('=2C', ',').replaceAll('=3D', '='), raw };
}

/** As many zero bytes, so that the form stays. */
function standInFor(base64: string): string {
  const { bytes } = decodeBase64(base64);
  if (!bytes || bytes.length === 0) return '[redacted]';
  const digits = Math.ceil((bytes.length * 8) / 6);
  return 'A'.repeat(digits).padEnd(Math.ceil(digits / 4) * 4, '=');
}

function checkLength(value: string, what: string, { mechanism = '' }: Turn, faults: string[]): void {
  const length = decodeBase64(value).bytes?.length;
  const wanted = hashLength(mechanism);
  if (length === undefined) faults.push(`the ${what} is no Base64`);
  else if (wanted !== undefined && length !== wanted) faults.push(`the ${what} has ${length} bytes; ${mechanism} makes ${wanted}`);
}

// RFC 5802 §7
const ERRORS: Readonly<Record<string, string>> = {
  'invalid-encoding': 'the message does not follow the grammar',
  'extensions-not-supported': 'an extension was demanded that the server does not know',
  'invalid-proof': 'wrong password, or a wrong one stored',
  'channel-bindings-dont-match': 'the TLS channel is not the same on both ends: something stands between them',
  'server-does-support-channel-binding': 'the client was made to believe that the server cannot bind to the channel',
  'channel-binding-not-supported': 'the server cannot bind to the TLS channel',
  'unsupported-channel-binding-type': 'the server does not know this way to bind',
  'unknown-user': 'no such user',
  'invalid-username-encoding': 'the user name is not valid UTF-8 or not prepared as it must be',
  'no-resources': 'the server is out of resources',
  'other-error': 'the server gives no reason',
};
