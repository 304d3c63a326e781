import type { Base64Fault } from '../decoding';

/** Strict Base64 (RFC 4648 §4): the bytes, or exactly what is wrong and where. Never a guess. */

export type Base64Result =
  | { readonly bytes: Uint8Array; readonly fault?: undefined }
  | { readonly bytes?: undefined; readonly fault: Base64Fault };

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const PAD = '='.charCodeAt(0);
const OUTSIDE = 255;

const VALUES = new Uint8Array(128).fill(OUTSIDE);
for (let value = 0; value < ALPHABET.length; value++) VALUES[ALPHABET.charCodeAt(value)] = value;

/** Octets of a line that RFC 4954 §4 takes to be enough for any exchange, the line end included. */
const LONGEST_LINE = 12288;
const LINE_END = 2;

/** `at` in a fault counts UTF-16 units from the start of `text`. The empty text is zero bytes. */
export function decodeBase64(text: string): Base64Result {
  let digits = text.length;
  while (digits > 0 && text.charCodeAt(digits - 1) === PAD) digits--;

  const bytes = new Uint8Array((digits * 3) >> 2);
  let held = 0;
  let bits = 0;
  let length = 0;
  for (let at = 0; at < digits; at++) {
    const unit = text.charCodeAt(at);
    const value = unit < 128 ? (VALUES[unit] ?? OUTSIDE) : OUTSIDE;
    if (value === OUTSIDE) {
      if (unit === PAD) return { fault: { kind: 'padding', at } };
      return { fault: { kind: 'character', at, character: String.fromCodePoint(text.codePointAt(at) ?? unit) } };
    }
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[length++] = (held >> bits) & 0xff;
    }
  }
  const whole = digits % 4 === 1 ? digits : Math.ceil(digits / 4) * 4;
  if (text.length > whole) return { fault: digits % 4 === 1 ? { kind: 'length', at: digits, length: digits } : { kind: 'surplus', at: whole } };
  if (text.length < whole || digits % 4 === 1) return { fault: { kind: 'length', at: text.length, length: text.length } };
  if ((held & ((1 << bits) - 1)) !== 0) return { fault: { kind: 'bits', at: digits - 1 } };
  return { bytes };
}

/** The same for a line of an exchange, which may not be longer than RFC 4954 §4 has it. */
export function decodeBase64Line(text: string): Base64Result {
  const limit = LONGEST_LINE - LINE_END;
  return text.length > limit ? { fault: { kind: 'overlong', at: limit, length: text.length } } : decodeBase64(text);
}

/**
 * URL-safe Base64 (RFC 4648 §5), with or without padding, put into the
 * standard alphabet. @returns nothing where no character of that alphabet stands in it
 */
export function fromUrlSafe(text: string): string | undefined {
  if (!URL_SAFE.test(text)) return undefined;
  const standard = text.replaceAll('-', '+').replaceAll('_', '/');
  return text.endsWith('=') ? standard : standard + '='.repeat((4 - (text.length % 4)) % 4);
}

const URL_SAFE = /^(?=[^-_]*[-_])[A-Za-z0-9_-]+={0,2}$/;

/** The bytes of a part of a JWT (RFC 7515 §2): URL-safe, no padding. */
export function decodeBase64Url(text: string): Uint8Array | undefined {
  const standard = text.replaceAll('-', '+').replaceAll('_', '/');
  return decodeBase64(standard + '='.repeat((4 - (text.length % 4)) % 4)).bytes;
}

/** With padding and on one line (RFC 4648 §4). */
export function encodeBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at;
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    text += ALPHABET.charAt(group >> 18) + ALPHABET.charAt((group >> 12) & 63);
    text += left > 1 ? ALPHABET.charAt((group >> 6) & 63) : '=';
    text += left > 2 ? ALPHABET.charAt(group & 63) : '=';
  }
  return text;
}

/**
 * What is wrong, in words.
 * @param start where the Base64 stands in its line, in UTF-16 units; columns count from 1
 */
export function describeBase64Fault(fault: Base64Fault, start = 0): string {
  const place = start === 0 ? `column ${fault.at + 1}` : `column ${fault.at + 1} of the Base64, column ${start + fault.at + 1} of the line`;
  return `${place}: ${wordsFor(fault)}`;
}

function wordsFor(fault: Base64Fault): string {
  switch (fault.kind) {
    case 'character':
      return fault.character === '-' || fault.character === '_'
        ? `"${fault.character}" belongs to URL-safe Base64 (RFC 4648 §5); SASL in SMTP uses the standard alphabet`
        : `${nameOf(fault.character)} is not a Base64 character`;
    case 'padding':
      return '"=" stands before the end; padding may only end the text';
    case 'surplus':
      return '"=" is too much here; the characters before it need no more padding';
    case 'length': {
      const missing = (4 - (fault.length % 4)) % 4;
      const hint = missing === 3 || missing === 0 ? 'characters are missing or too many' : `${missing === 1 ? 'one character is' : 'two characters are'} missing, perhaps "${'='.repeat(missing)}"`;
      return `it ends after ${fault.length} characters; the length must be a multiple of 4, so ${hint}`;
    }
    case 'bits':
      return 'the last character carries bits beyond the last byte, so the text was cut or altered';
    case 'overlong':
      return `${fault.length} characters; a line of an exchange may have 12288 octets (RFC 4954 §4)`;
  }
}

function nameOf(character: string): string {
  if (character === ' ') return 'a space';
  if (character === '\t') return 'a tab';
  const point = character.codePointAt(0) ?? 0;
  const printable = point > 0x20 && point < 0x7f;
  return printable ? `"${character}"` : `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
}
