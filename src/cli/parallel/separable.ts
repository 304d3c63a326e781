import { open, stat } from 'node:fs/promises';
import { startState, withLineFeeds, type AnalysisState, type Format } from '../../core';
import { WINDOW } from '../input/encodedBlocks';

/** A file that several can read at once. */
export interface Separable {
  readonly size: number;
  /** The state before its first line. */
  readonly entry: AnalysisState;
}

/** Smaller files are done before another thread has started and compiled what it needs. */
const LARGE = 160 << 20;
/** So many bytes at the start of a log tell its format, as for one that is read in one go. */
const HEAD = 200_000;
const FEED = 0x0a;

/**
 * Looks at a file on the disk.
 * @param large from which size on it is worth while, in bytes
 * @returns nothing for a small one, for a pipe, for what is compressed, in UTF-16, inside other lines, marked up or spaced, and for what cannot be opened
 */
export async function separable(path: string, format: Format | undefined, large = LARGE): Promise<Separable | undefined> {
  if (path === '-') return undefined;
  try {
    // A pipe with a name can be opened once only, so not to look at it.
    const found = await stat(path);
    if (!found.isFile() || found.size < large) return undefined;
    const handle = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(WINDOW), 0, WINDOW, 0);
      const feed = buffer.subarray(0, bytesRead).lastIndexOf(FEED);
      if (bytesRead < WINDOW || feed < 0 || isOther(buffer)) return undefined;
      const lines = withLineFeeds(buffer.subarray(0, feed));
      const entry = startState(Buffer.from(lines.buffer, lines.byteOffset, Math.min(HEAD, lines.length)).toString('utf8'), format);
      return entry.wrapping || entry.markups || entry.folding || entry.spacing ? undefined : { size: found.size, entry };
    } finally {
      await handle.close();
    }
  } catch {
    // Who reads it in the usual way says what is wrong.
    return undefined;
  }
}

/** No plain text of ASCII or UTF-8: compressed files and UTF-16 have NUL bytes. */
function isOther(head: Buffer): boolean {
  return head.includes(0) || (head[0] ?? 0) >= 0x80;
}
