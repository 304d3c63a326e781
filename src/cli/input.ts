import { decompressed } from '../files/compression';
import { bytesOf } from '../files/disk';
import type { Bytes } from '../files/bytes';
import type { LogFile } from '../files/analyzeLog';
import { logsOf } from '../files/rotation';

/** About how long the pieces are in which text is worked on, in UTF-16 units. */
export const BLOCK_SIZE = 1 << 20;

/** The logs that files belong to, each with its files from the oldest on; standard input for `-`. */
export function logsAmong(files: readonly string[]): readonly (readonly LogFile[])[] {
  return logsOf(files, (file) => file).map((log) => log.map((name) => ({ name, bytes: () => storedBytesOf(name) })));
}

/** The bytes of a file, decompressed where need be; of standard input for `-`. @throws Unreadable */
export function inputOf(file: string): Bytes {
  return decompressed(storedBytesOf(file));
}

function storedBytesOf(file: string): Bytes {
  return file === '-' ? process.stdin : bytesOf(file);
}
