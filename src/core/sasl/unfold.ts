import { decodeBase64, fromUrlSafe } from './base64';

/**
 * One payload that was broken into lines on its way: by a mail program
 * (RFC 2045 §6.7, §6.8) or a terminal, or escaped for a URL.
 * @returns nothing where the text is no such payload, or reads as it is
 */
export function unfolded(text: string): string | undefined {
  const given = text.trim();
  if (given.length > LONGEST || decodes(given)) return undefined;
  const lines = given.split(/\r\n|\r|\n/).map((line) => line.trim());
  if (!lines.every((line) => PIECE.test(line))) return undefined;
  if (lines.length === 1 && !ESCAPED.test(given)) return undefined;
  // Lines that read alone are those of an exchange, unless all but the last are of one length.
  if (lines.length > 1 && lines.every(decodes) && !isWrapped(lines)) return undefined;
  const joined = lines.join('');
  const soft = lines.map((line, index) => (index < lines.length - 1 ? line.replace(/=$/, '') : line)).join('');
  return [joined, unescaped(joined), unescaped(soft)].find(decodes);
}

const LONGEST = 1 << 20;
// A line of Base64, or a piece of one, with what quoted-printable or a URL makes of its "="
const PIECE = /^[A-Za-z0-9+/_=%-]+$/;
const ESCAPED = /[=%]3D|%2[BF]/i;

function unescaped(text: string): string {
  return text.replace(/[=%]3D/gi, '=').replace(/%2B/gi, '+').replace(/%2F/gi, '/');
}

function decodes(text: string): boolean {
  return text !== '' && decodeBase64(fromUrlSafe(text) ?? text).bytes !== undefined;
}

const SHORTEST_WRAPPED = 60;

function isWrapped(lines: readonly string[]): boolean {
  const length = lines[0]?.length ?? 0;
  return length >= SHORTEST_WRAPPED && lines.slice(0, -1).every((line) => line.length === length && !line.endsWith('=')) && (lines.at(-1)?.length ?? 0) <= length;
}
