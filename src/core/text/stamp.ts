/** The common ways in which a log line writes the time at its start, as bits of a set. */
export const NO_STAMP = 0;
const SYSLOG = 1;
const RFC3339 = 2;
const SPACED = 4;

/** No line with a stamp has anything but the stamp before this place. */
export const STAMP_LENGTH = 15;

const COLON = 0x3a;
const DASH = 0x2d;
const SPACE = 0x20;
const LETTER_T = 0x54;

/** So many characters tell the kind; a line with a stamp has more than the stamp alone. */
const TOLD_BY = 20;

/**
 * Which kind of stamp a line starts with, told by a few characters, since it is asked of every line.
 * @param bytes in which ASCII characters stand for themselves
 * @param from where the line starts
 * @param end where it ends, exclusive
 */
export function encodedStampKind(bytes: Uint8Array, from: number, end: number): number {
  if (end - from < TOLD_BY) return NO_STAMP;
  // Nov 24 10:00:01
  if (bytes[from + 9] === COLON) {
    const spaces = bytes[from + 3] === SPACE && bytes[from + 6] === SPACE && bytes[from + 15] === SPACE;
    return spaces && bytes[from + 12] === COLON ? SYSLOG : NO_STAMP;
  }
  // 2026-11-24T10:00:01 | 2026-11-24 10:00:01
  const date = bytes[from + 4] === DASH && bytes[from + 7] === DASH;
  if (!date || bytes[from + 13] !== COLON || bytes[from + 16] !== COLON) return NO_STAMP;
  const between = bytes[from + 10];
  return between === LETTER_T ? RFC3339 : between === SPACE ? SPACED : NO_STAMP;
}

const start = new Uint8Array(TOLD_BY);

/** The same of a line of text. */
export function stampKind(line: string): number {
  if (line.length < TOLD_BY) return NO_STAMP;
  for (let at = 0; at < TOLD_BY; at++) start[at] = Math.min(line.charCodeAt(at), NOT_ASCII);
  return encodedStampKind(start, 0, TOLD_BY);
}

const NOT_ASCII = 0xff;
