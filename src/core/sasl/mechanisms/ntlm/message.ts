import { given } from '../../../given';
import { shown } from '../../bytes';

/** The bytes of an NTLM message ([MS-NLMP] §2.2.1), taken apart. What lies outside the message is a fault, not an error. */
export interface NtlmMessage {
  readonly type: 1 | 2 | 3;
  /** Absent where an old client sent none. */
  readonly flags?: number;
  readonly version?: string;
  readonly buffers: readonly NtlmBuffer[];
  /** Fixed fields: the server's challenge, the MIC. */
  readonly blocks: readonly ByteRange[];
  /** Where the headers stand whose pieces are not inside the payload. */
  readonly strayHeaders: readonly number[];
  readonly faults: readonly string[];
}

/** A piece of the payload that a header of length and offset points at. */
export interface NtlmBuffer extends ByteRange {
  /** Where its header stands: length (2 bytes), room (2), offset (4), little-endian. */
  readonly header: number;
  readonly unicode: boolean;
}

/** Bytes `start` to `end` (exclusive). */
export interface ByteRange {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** One pair of a target information list ([MS-NLMP] §2.2.2.1). */
export interface AvPair {
  readonly id: number;
  readonly value: Uint8Array;
}

const SIGNATURE = 'NTLMSSP\0';

/** Where an NTLM message starts in other bytes; -1 where none does. */
export function findNtlm(bytes: Uint8Array): number {
  const last = Math.min(bytes.length - SIGNATURE.length, FARTHEST_START);
  for (let at = 0; at <= last; at++) {
    let same = 0;
    while (same < SIGNATURE.length && bytes[at + same] === SIGNATURE.charCodeAt(same)) same++;
    if (same === SIGNATURE.length) return at;
  }
  return -1;
}

const FARTHEST_START = 4000;

const NEGOTIATE_UNICODE = 0x1;
const NEGOTIATE_VERSION = 0x0200_0000;

interface Layout {
  readonly flagsAt: number;
  readonly versionAt: number;
  readonly fixed: number;
  /** Of one byte a character whatever the flags say. */
  readonly oem: boolean;
  readonly buffers: readonly (readonly [string, number])[];
}

const LAYOUTS: Readonly<Record<1 | 2 | 3, Layout>> = {
  1: { flagsAt: 12, versionAt: 32, fixed: 16, oem: true, buffers: [['domain', 16], ['workstation', 24]] },
  2: { flagsAt: 20, versionAt: 48, fixed: 32, oem: false, buffers: [['target', 12], ['target information', 40]] },
  3: {
    flagsAt: 60,
    versionAt: 64,
    fixed: 52,
    oem: false,
    buffers: [['LM response', 12], ['NT response', 20], ['domain', 28], ['user', 36], ['workstation', 44], ['session key', 52]],
  },
};

const MIC_AT = 72;
const MIC_LENGTH = 16;

/** @returns nothing for bytes that are no NTLM message of type 1, 2 or 3 */
export function takeApart(bytes: Uint8Array): NtlmMessage | undefined {
  if (findNtlm(bytes.subarray(0, SIGNATURE.length)) !== 0 || bytes.length < 12) return undefined;
  const type = u32(bytes, 8);
  if (type !== 1 && type !== 2 && type !== 3) return undefined;
  const layout = LAYOUTS[type];
  const faults: string[] = [];
  if (bytes.length < layout.fixed) faults.push(`${bytes.length} bytes; a message of type ${type} has at least ${layout.fixed}`);

  const headers = layout.buffers.filter(([, at]) => at + 8 <= bytes.length).map(([name, at]) => ({ name, at, length: u16(bytes, at), offset: u32(bytes, at + 4) }));
  // Old clients leave out what stands after the last header; the payload starts the earlier.
  const payload = Math.min(bytes.length, ...headers.filter((one) => one.length > 0 && one.offset >= layout.fixed).map((one) => one.offset));
  const flags = layout.flagsAt + 4 <= payload ? u32(bytes, layout.flagsAt) : undefined;
  const unicode = flags === undefined ? type === 3 : (flags & NEGOTIATE_UNICODE) !== 0;
  const hasVersion = flags !== undefined && (flags & NEGOTIATE_VERSION) !== 0 && layout.versionAt + 8 <= payload;

  const buffers: NtlmBuffer[] = [];
  const strayHeaders: number[] = [];
  for (const { name, at, length, offset } of headers) {
    if (length === 0 || at + 8 > payload) continue;
    if (offset + length > bytes.length) faults.push(`the ${name} lies outside the message: bytes ${offset} to ${offset + length} of ${bytes.length}`);
    else if (offset < layout.fixed) faults.push(`the ${name} lies inside the header: it starts at byte ${offset}`);
    else buffers.push({ name, header: at, start: offset, end: offset + length, unicode: unicode && !layout.oem });
    if (offset + length > bytes.length || offset < layout.fixed) strayHeaders.push(at);
  }
  const blocks: ByteRange[] = [];
  if (type === 2 && bytes.length >= 32) blocks.push({ name: 'server challenge', start: 24, end: 32 });
  if (type === 3 && MIC_AT + MIC_LENGTH <= payload && hasVersion) blocks.push({ name: 'MIC', start: MIC_AT, end: MIC_AT + MIC_LENGTH });
  return {
    type,
    ...given({ flags }),
    ...(hasVersion ? { version: versionAt(bytes, layout.versionAt) } : {}),
    buffers,
    blocks,
    strayHeaders,
    faults,
  };
}

/** Pairs up to the end mark; a pair that is cut off is left out. */
export function readAvPairs(bytes: Uint8Array): readonly AvPair[] {
  const pairs: AvPair[] = [];
  for (let at = 0; at + 4 <= bytes.length && pairs.length < MOST_PAIRS; ) {
    const id = u16(bytes, at);
    const end = at + 4 + u16(bytes, at + 2);
    if (id === 0 || end > bytes.length) break;
    pairs.push({ id, value: bytes.subarray(at + 4, end) });
    at = end;
  }
  return pairs;
}

const MOST_PAIRS = 50;

function u16(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
}

/** Little-endian; bytes that are missing count as 0. */
export function u32(bytes: Uint8Array, at: number): number {
  return (u16(bytes, at) | (u16(bytes, at + 2) << 16)) >>> 0;
}

/** Milliseconds since 1970 of a FILETIME: tenths of microseconds since 1601. */
export function fileTime(bytes: Uint8Array, at: number): number {
  return (u32(bytes, at + 4) * 2 ** 32 + u32(bytes, at)) / 10_000 - 11_644_473_600_000;
}

/** @param unicode UTF-16, little-endian; else the client's own charset, of which ASCII is told */
export function textIn(bytes: Uint8Array, unicode: boolean): string {
  if (!unicode) return shown(bytes);
  let text = '';
  for (let at = 0; at + 1 < bytes.length; at += 2) text += String.fromCharCode(u16(bytes, at));
  return text;
}

/** How `textIn` would read it. */
export function bytesOf(text: string, unicode: boolean): Uint8Array {
  const units = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
  return Uint8Array.from(unicode ? units.flatMap((unit) => [unit & 0xff, unit >> 8]) : units.map((unit) => unit & 0xff));
}

function versionAt(bytes: Uint8Array, at: number): string {
  return `${bytes[at] ?? 0}.${bytes[at + 1] ?? 0} build ${u16(bytes, at + 2)}`;
}

/** The bytes of a piece of a message. */
export function piece(bytes: Uint8Array, { start, end }: ByteRange): Uint8Array {
  return bytes.subarray(start, end);
}
