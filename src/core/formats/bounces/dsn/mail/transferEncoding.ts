import { decodeBase64 } from '../../../../sasl/base64';
import { utf8 } from '../../../../sasl/bytes';
import { asciiBytes, isAscii } from '../../../../text/ascii';
import { decoderFor } from '../../../../text/charset';
import type { Fold, MailLine } from './mailLine';

type Decode = (bytes: Uint8Array) => string;

/**
 * The lines of a body with its transfer encoding undone (RFC 2045 §6) and its charset.
 * @param encoding in lower case; empty for what stands as it is
 * @param charset as it is declared; empty where none is
 */
export function decodedBody(body: readonly MailLine[], encoding: string, charset: string): readonly MailLine[] {
  const declared = decoderFor(charset);
  switch (encoding) {
    case 'quoted-printable':
      return withoutQuotedPrintable(body, declared).map(withoutShifts);
    case 'base64':
      return withoutBase64(body, declared ?? textOf).map(withoutShifts);
    default:
      return body.map(withoutShifts);
  }
}

/** ISO-2022-JP (RFC 1468) is all ASCII, and shows itself where nothing declares it. */
function withoutShifts(line: MailLine): MailLine {
  if (!line.text.includes(SHIFT) || !isAscii(line.text)) return line;
  return { ...line, text: decoderFor('iso-2022-jp')?.(asciiBytes(line.text)) ?? line.text };
}

const SHIFT = '\u001b$';

/** RFC 2045 §6.7: soft breaks joined, `=3D` undone. */
function withoutQuotedPrintable(body: readonly MailLine[], decode: Decode | undefined): readonly MailLine[] {
  const lines: MailLine[] = [];
  let pieces: MailLine[] = [];
  for (const one of body) {
    const text = one.text.trimEnd();
    const soft = text.endsWith('=');
    pieces.push({ ...one, text: soft ? text.slice(0, -1) : text });
    if (soft) continue;
    lines.push(joined(pieces, decode));
    pieces = [];
  }
  if (pieces.length > 0) lines.push(joined(pieces, decode));
  return lines;
}

/** A line and those that soft breaks divide it from. A character may stand on both sides of a break, so that places are near. */
function joined(pieces: readonly MailLine[], decode: Decode | undefined): MailLine {
  const [first = NO_LINE, ...others] = pieces;
  let from = 0;
  const folded: Fold[] = [];
  pieces.forEach(({ text, line, start, end }, index) => {
    if (index > 0) folded.push({ from, line, start, end });
    from += unquoted(text, decode).length;
  });
  return { ...first, text: unquoted(pieces.map(({ text }) => text).join(''), decode), ...(others.length === 0 ? {} : { folded }) };
}

const NO_LINE: MailLine = { text: '', line: 0, start: 0, end: 0 };

/** @param decode of a charset whose characters may have a second byte that looks like a letter: `=83e` */
function unquoted(text: string, decode: Decode | undefined): string {
  if (!text.includes('=')) return text;
  if (decode && isAscii(text)) return decode(Uint8Array.from(text.match(OCTET_OR_CHARACTER) ?? [], (one) => (one.length === 3 ? Number.parseInt(one.slice(1), 16) : one.charCodeAt(0))));
  return text.replace(OCTETS, (run) => textOf(Uint8Array.from(run.slice(1).split('='), (octet) => Number.parseInt(octet, 16))));
}

const OCTETS = /(?:=[0-9A-Fa-f]{2})+/g;
const OCTET_OR_CHARACTER = /=[0-9A-Fa-f]{2}|[^]/g;

function withoutBase64(body: readonly MailLine[], decode: Decode): readonly MailLine[] {
  const wholes: Uint8Array[] = [];
  /** After how many bytes each source line begins. */
  const begins: number[] = [];
  let bytes = 0;
  for (const { text } of body) {
    const { bytes: whole } = decodeBase64(text.trim());
    begins.push(bytes);
    wholes.push(whole ?? new Uint8Array());
    bytes += whole?.length ?? 0;
  }
  const all = new Uint8Array(bytes);
  wholes.forEach((whole, index) => { all.set(whole, begins[index] ?? 0); });
  const lines: MailLine[] = [];
  let source = 0;
  for (let from = 0; from < all.length; ) {
    let to = all.indexOf(FEED, from);
    if (to < 0) to = all.length;
    while (source + 1 < begins.length && (begins[source + 1] ?? 0) <= from) source++;
    const held = body[source];
    if (held) {
      const start = Math.min(held.end, Math.floor((from - (begins[source] ?? 0)) / 3) * 4);
      lines.push({ text: decode(all.subarray(from, to)).replace(/\r$/, ''), line: held.line, start, end: held.end });
    }
    from = to + 1;
  }
  return lines;
}

const FEED = 10;

/** UTF-8 where it is that; else each byte a character, so that at least the ASCII can be read. */
function textOf(bytes: Uint8Array): string {
  const text = utf8(bytes);
  if (text !== undefined) return text;
  let latin = '';
  for (const byte of bytes) latin += String.fromCharCode(byte);
  return latin;
}
