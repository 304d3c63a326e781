/**
 * Whole lines as bytes, of which only those that are read become text. Lines
 * end with line feeds alone, see `withLineFeeds`; the last one has none. In the
 * coding every ASCII character is one byte, and such a byte is part of no other
 * character: UTF-8, Latin-1 and their like.
 */
export interface EncodedText {
  readonly bytes: Uint8Array;
  /** What some of the bytes say, which are whole characters; what is no text becomes U+FFFD. */
  text(from: number, end: number): string;
}

const FEED = 0x0a;
const RETURN = 0x0d;

/**
 * The same lines with a line feed as their only end, in place of CRLF and of a
 * lone CR. Changes the bytes where they stand.
 */
export function withLineFeeds(bytes: Uint8Array): Uint8Array {
  const first = bytes.indexOf(RETURN);
  if (first < 0) return bytes;
  let length = first;
  for (let at = first; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === RETURN && bytes[at + 1] === FEED) continue;
    bytes[length++] = byte === RETURN ? FEED : byte;
  }
  return bytes.subarray(0, length);
}
