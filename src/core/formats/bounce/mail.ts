import { decodeBase64 } from '../../sasl/base64';
import { utf8 } from '../../sasl/bytes';
import { withoutIso2022Jp } from './japanese';

/** A line of a mail as a reader sees it, and where it stands. */
export interface MailLine {
  readonly text: string;
  /** The line of the mail it begins on, from 0. */
  readonly line: number;
  /** Where it begins there, in UTF-16 units; in Base64, the character that holds its first byte. */
  readonly start: number;
  /** Where it ends on that line, exclusive. */
  readonly end: number;
}

/** What a part is for: words for people, the same in HTML, fields for programs (RFC 3464), or the mail that came back. */
export type PartKind = 'words' | 'html' | 'status' | 'returned';

export interface Part {
  readonly kind: PartKind;
  readonly lines: readonly MailLine[];
}

export interface Mail {
  /** The first field of each name, in lower case, unfolded. */
  readonly header: ReadonlyMap<string, string>;
  readonly parts: readonly Part[];
}

// Final-Recipient: rfc822; bob@example.net: the fields of a report without the mail they stood in
const STATUS_FIELD = /^(?:(?:Final|Original)-Recipient|Reporting-MTA):/i;

/** Reads a mail into its parts (RFC 5322, RFC 2046), their transfer encoding undone. */
export function readMail(lines: readonly string[]): Mail {
  const header = STATUS_FIELD.test(lines[0] ?? '') ? { fields: new Map<string, string>(), end: 0 } : readHeader(lines, 0);
  const boundaries = new Set<string>();
  const parts: Part[] = [];
  let fields: ReadonlyMap<string, string> = header.fields;
  let body: MailLine[] = [];
  function close(): void {
    const part = partOf(fields, body);
    if (part) parts.push(part);
    body = [];
  }
  noteBoundary(header.fields, boundaries);
  for (let at = header.end; at < lines.length; at++) {
    const text = lines[at] ?? '';
    if (text.startsWith('--') && isBoundary(text, lines[at + 1], boundaries)) {
      close();
      const part = readHeader(lines, at + 1);
      fields = part.fields;
      noteBoundary(fields, boundaries);
      at = part.end - 1;
    } else {
      body.push({ text, line: at, start: 0, end: text.length });
    }
  }
  close();
  return { header: header.fields, parts };
}

// Content-Type: text/plain | X-Failed-Recipients: a@example.com
const FIELD = /^([A-Za-z][A-Za-z0-9-]{0,60}):[ \t]?(.*)$/;
const LONGEST_FIELD = 4000;
// boundary="----=_Part_0_1.2" | boundary=15222222-eximdsn-2222222
const BOUNDARY = /\bboundary\s*=\s*(?:"([^"]{1,200})"|([^\s;]{1,200}))/i;

/** Fields up to an empty line, or to one that is no field. */
function readHeader(lines: readonly string[], from: number): { readonly fields: ReadonlyMap<string, string>; readonly end: number } {
  const fields = new Map<string, string>();
  let name = '';
  let at = from;
  for (; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (line === '') {
      at++;
      break;
    }
    const field = FIELD.exec(line);
    if (field) {
      name = (field[1] ?? '').toLowerCase();
      if (fields.has(name)) name = '';
      else fields.set(name, field[2] ?? '');
    } else if (/^[ \t]/.test(line) && at > from) {
      const value = fields.get(name);
      if (value !== undefined && value.length < LONGEST_FIELD) fields.set(name, `${value} ${line.trim()}`);
    } else if (name === 'content-type' && BOUNDARY.test(line)) {
      // Some mailers forget to indent it.
      fields.set(name, `${fields.get(name) ?? ''} ${line}`);
    } else {
      break;
    }
  }
  return { fields, end: at };
}

function noteBoundary(fields: ReadonlyMap<string, string>, boundaries: Set<string>): void {
  const match = BOUNDARY.exec(fields.get('content-type') ?? '');
  const boundary = match?.[1] ?? match?.[2];
  if (boundary !== undefined) boundaries.add(boundary);
}

/** A declared boundary; or what looks like one where a header of its own follows, as in a mail cut from its top. */
function isBoundary(text: string, next: string | undefined, boundaries: ReadonlySet<string>): boolean {
  const name = text.slice(2).trimEnd();
  if (boundaries.has(name) || (name.endsWith('--') && boundaries.has(name.slice(0, -2)))) return true;
  return /^Content-[A-Za-z-]{2,30}:/i.test(next ?? '') && /^\S{6,200}$/.test(name);
}

function partOf(fields: ReadonlyMap<string, string>, body: readonly MailLine[]): Part | undefined {
  if (body.length === 0) return undefined;
  const type = (fields.get('content-type') ?? 'text/plain').toLowerCase().trim();
  const kind = kindOf(type);
  if (kind === undefined) return undefined;
  return { kind, lines: kind === 'returned' ? body : decoded(body, (fields.get('content-transfer-encoding') ?? '').toLowerCase().trim()) };
}

function kindOf(type: string): PartKind | undefined {
  if (/^message\/(?:global-)?delivery-status/.test(type)) return 'status';
  if (type.startsWith('message/') || type.startsWith('text/rfc822')) return 'returned';
  if (type.startsWith('text/html')) return 'html';
  // What stands before the first boundary is for readers without MIME, and in some bounces all there is.
  return type.startsWith('text/') || type.startsWith('multipart/') ? 'words' : undefined;
}

function decoded(body: readonly MailLine[], encoding: string): readonly MailLine[] {
  const plain = encoding === 'quoted-printable' ? withoutQuotedPrintable(body) : encoding === 'base64' ? withoutBase64(body) : body;
  return plain.map((one) => (one.text.includes(SHIFT) ? { ...one, text: withoutIso2022Jp(one.text) } : one));
}

const SHIFT = '\u001b$';

/** RFC 2045 §6.7: soft breaks joined, `=3D` undone. */
function withoutQuotedPrintable(body: readonly MailLine[]): readonly MailLine[] {
  const lines: MailLine[] = [];
  let first: MailLine | undefined;
  let pieces: string[] = [];
  for (const one of body) {
    first ??= one;
    const text = one.text.trimEnd();
    const soft = text.endsWith('=');
    pieces.push(soft ? text.slice(0, -1) : text);
    if (soft) continue;
    lines.push({ ...first, text: unquoted(pieces.join('')) });
    first = undefined;
    pieces = [];
  }
  if (first) lines.push({ ...first, text: unquoted(pieces.join('')) });
  return lines;
}

function unquoted(text: string): string {
  if (!text.includes('=')) return text;
  return text.replace(/(?:=[0-9A-Fa-f]{2})+/g, (octets) => {
    const bytes = Uint8Array.from(octets.slice(1).split('='), (octet) => Number.parseInt(octet, 16));
    return textOf(bytes);
  });
}

function withoutBase64(body: readonly MailLine[]): readonly MailLine[] {
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
      lines.push({ text: textOf(all.subarray(from, to)).replace(/\r$/, ''), line: held.line, start, end: held.end });
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
