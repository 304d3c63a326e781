import { isBrokenOff } from './brokenOff';
import type { MailLine } from './mailLine';
import { decodedBody } from './transferEncoding';

/** What a part is for: words for people, the same in HTML, fields for programs (RFC 3464), or the mail that came back. */
export type PartKind = 'words' | 'html' | 'status' | 'returned';

/** A part of a mail, decoded. */
export interface MailPart {
  readonly kind: PartKind;
  readonly lines: readonly MailLine[];
}

/** A mail as far as reports need it. */
export interface Mail {
  /** The first field of each name, in lower case, unfolded. */
  readonly header: ReadonlyMap<string, string>;
  readonly parts: readonly MailPart[];
}

// Final-Recipient: rfc822; bob@example.net: the fields of a report without the mail they stood in
const STATUS_FIELD = /^(?:(?:Final|Original)-Recipient|Reporting-MTA):/i;

/** Reads a mail into its parts (RFC 5322, RFC 2046), their transfer encoding undone. */
export function readMail(lines: readonly string[]): Mail {
  const header = STATUS_FIELD.test(lines[0] ?? '') ? { fields: new Map<string, string>(), end: 0 } : readHeader(lines, 0);
  const boundaries = new Set<string>();
  const parts: MailPart[] = [];
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
      body.push(bodyLine(text, at));
    }
  }
  close();
  return { header: header.fields, parts };
}

// `<bob@example.net>: 550 No such user`: pasted into a page that would have taken the address for a tag
const IN_CODE_MARKS = /^(\s{0,12}`)(<[^`]+)`\s*$/;

function bodyLine(text: string, line: number): MailLine {
  const [, before = '', words = text] = IN_CODE_MARKS.exec(text) ?? [];
  return { text: words, line, start: before.length, end: before.length + words.length };
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
    } else if (at > from && isBrokenOff(lines[at - 1] ?? '', line) && goesOn(lines, at + 1)) {
      const value = fields.get(name);
      if (value !== undefined && value.length < LONGEST_FIELD) fields.set(name, `${value} ${line}`);
    } else if (name === 'content-type' && BOUNDARY.test(line)) {
      // Some mailers forget to indent it.
      fields.set(name, `${fields.get(name) ?? ''} ${line}`);
    } else {
      break;
    }
  }
  return { fields, end: at };
}

/** A field that a mailer broke anew may be broken once more, and then the header goes on. */
function goesOn(lines: readonly string[], at: number): boolean {
  for (const line of lines.slice(at, at + MOST_PIECES)) {
    if (line.trim() === '' || line.startsWith('--')) return false;
    if (FIELD.test(line) || /^[ \t]/.test(line)) return true;
  }
  return false;
}

const MOST_PIECES = 3;

function noteBoundary(fields: ReadonlyMap<string, string>, boundaries: Set<string>): void {
  const boundary = boundaryIn(fields);
  if (boundary !== undefined) boundaries.add(boundary);
}

function boundaryIn(fields: ReadonlyMap<string, string>): string | undefined {
  const match = BOUNDARY.exec(fields.get('content-type') ?? '');
  return match?.[1] ?? match?.[2];
}

/** The line that ends a mail of several parts (RFC 2046 §5.1.1). @param header its lines */
export function lastLineOf(header: readonly string[]): string | undefined {
  const boundary = boundaryIn(readHeader(header, 0).fields);
  return boundary === undefined ? undefined : `--${boundary}--`;
}

/** A declared boundary; or what looks like one where a header of its own follows, as in a mail cut from its top. */
function isBoundary(text: string, next: string | undefined, boundaries: ReadonlySet<string>): boolean {
  const name = text.slice(2).trimEnd();
  if (boundaries.has(name) || (name.endsWith('--') && boundaries.has(name.slice(0, -2)))) return true;
  return /^Content-[A-Za-z-]{2,30}:/i.test(next ?? '') && /^\S{6,200}$/.test(name);
}

function partOf(fields: ReadonlyMap<string, string>, body: readonly MailLine[]): MailPart | undefined {
  if (body.length === 0) return undefined;
  const type = (fields.get('content-type') ?? 'text/plain').toLowerCase().trim();
  const kind = kindOf(type);
  if (kind === undefined || (type.startsWith('multipart/') && isForOldReaders(body))) return undefined;
  // Some programs call the words for people so as well.
  if (kind === 'status' && !body.some(({ text }) => FIELD.test(text))) return { kind: 'words', lines: body };
  return { kind, lines: kind === 'returned' ? body : decodedBody(body, (fields.get('content-transfer-encoding') ?? '').toLowerCase().trim(), CHARSET.exec(type)?.[1] ?? '') };
}

// This is a MIME-encapsulated message. | This message is in MIME format. Since your mail reader does not understand this format, … | Portions of this message may be unreadable without a MIME-capable mail program.
const OF_MIME = /^\s{0,8}(?:This (?:is a|message is in|is a multi-?part message in) MIME\b|.{0,80}\b(?:understand this|MIME-capable|multi-?part MIME|in MIME format|not be legible))/i;

/** What stands before the first boundary speaks of nothing but MIME. */
function isForOldReaders(body: readonly MailLine[]): boolean {
  return body.length < 20 && body.every(({ text }) => text.trim() === '' || OF_MIME.test(text));
}

// charset="iso-2022-jp" | charset=shift_jis
const CHARSET = /\bcharset\s*=\s*"?([^\s";]{1,40})/;

function kindOf(type: string): PartKind | undefined {
  if (/^message\/(?:global-)?delivery-status/.test(type)) return 'status';
  if (type.startsWith('message/') || type.startsWith('text/rfc822')) return 'returned';
  if (type.startsWith('text/html')) return 'html';
  // What stands before the first boundary is for readers without MIME, and in some bounces all there is.
  return type.startsWith('text/') || type.startsWith('multipart/') ? 'words' : undefined;
}
