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
export const stampKind = kindBy((text: string, at) => text.charCodeAt(at));

/** The same of bytes in which ASCII characters stand for themselves. */
export const encodedStampKind = kindBy((bytes: Uint8Array, at) => bytes[at] ?? 0);

function kindBy<Text>(codeAt: (text: Text, at: number) => number): (text: Text, from: number, end: number) => number {
  return (text, from, end) => {
    if (end - from < 20) return NO_STAMP;
    // Nov 24 10:00:01
    if (codeAt(text, from + 9) === COLON) {
      const spaces = codeAt(text, from + 3) === SPACE && codeAt(text, from + 6) === SPACE && codeAt(text, from + 15) === SPACE;
      return spaces && codeAt(text, from + 12) === COLON ? SYSLOG : NO_STAMP;
    }
    // 2026-11-24T10:00:01 | 2026-11-24 10:00:01
    const date = codeAt(text, from + 4) === DASH && codeAt(text, from + 7) === DASH;
    if (!date || codeAt(text, from + 13) !== COLON || codeAt(text, from + 16) !== COLON) return NO_STAMP;
    const between = codeAt(text, from + 10);
    return between === LETTER_T ? RFC3339 : between === SPACE ? SPACED : NO_STAMP;
  };
}
