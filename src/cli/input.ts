import type { LogBlock, LogFile } from '../files/analyzeLog';
import type { Bytes } from '../files/bytes';
import { decompressed } from '../files/compression';
import { bytesOf, headOf } from '../files/disk';
import { inTimeOrder } from '../files/firstMoment';
import { logsOf } from '../files/rotation';
import { encodedBlocks } from './encodedBlocks';

/** The logs that files belong to, each with its files from the oldest on; standard input for `-`. */
export async function* logsAmong(files: readonly string[]): AsyncGenerator<readonly LogFile[]> {
  for (const log of logsOf(files, (file) => file)) {
    yield inTimeOrder(log.map((name) => ({ name, bytes: () => storedBytesOf(name), ...(name === '-' ? {} : { head: () => headOf(name) }) })));
  }
}

/** The bytes of a file, decompressed where need be; of standard input for `-`. @throws Unreadable */
export function inputOf(file: string): Bytes {
  return decompressed(storedBytesOf(file));
}

/** Blocks whose silent lines need not become text. */
export async function* blocksOfBytes(bytes: Bytes): AsyncGenerator<LogBlock> {
  for await (const block of encodedBlocks(bytes)) yield { content: block, last: block.last };
}

/** The same of lines that somebody writes at this moment: what is said of one comes before the next is written. */
export async function* liveBlocksOfBytes(bytes: Bytes): AsyncGenerator<LogBlock> {
  for await (const block of encodedBlocks(bytes, true)) yield { content: block, last: block.last };
}

export async function* blocksOfText(bytes: Bytes): AsyncGenerator<LogBlock & { readonly content: string }> {
  for await (const block of encodedBlocks(bytes, true)) yield { content: block.text(0, block.bytes.length), last: block.last };
}

function storedBytesOf(file: string): Bytes {
  return file === '-' ? process.stdin : bytesOf(file);
}
