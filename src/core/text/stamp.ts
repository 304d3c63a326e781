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

/**
 * Which kind of stamp a line starts with, told by a few characters, since it is asked of every line.
 * @param from where the line starts, in UTF-16 units
 * @param end where it ends, exclusive
 */
export function stampKind(text: string, from: number, end: number): number {
  if (end - from < 20) return NO_STAMP;
  // Nov 24 10:00:01
  if (text.charCodeAt(from + 9) === COLON) {
    const spaces = text.charCodeAt(from + 3) === SPACE && text.charCodeAt(from + 6) === SPACE && text.charCodeAt(from + 15) === SPACE;
    return spaces && text.charCodeAt(from + 12) === COLON ? SYSLOG : NO_STAMP;
  }
  // 2026-11-24T10:00:01 | 2026-11-24 10:00:01
  const date = text.charCodeAt(from + 4) === DASH && text.charCodeAt(from + 7) === DASH;
  if (!date || text.charCodeAt(from + 13) !== COLON || text.charCodeAt(from + 16) !== COLON) return NO_STAMP;
  const between = text.charCodeAt(from + 10);
  return between === LETTER_T ? RFC3339 : between === SPACE ? SPACED : NO_STAMP;
}
