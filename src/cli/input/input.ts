import type { LogBlock, LogFile } from '../../files/analyzeLog';
import type { Bytes } from '../../files/bytes';
import { decompressed } from '../../files/compression';
import { bytesOf, headOf } from '../../files/disk';
import { inTimeOrder } from '../../files/firstMoment';
import { logsOf } from '../../files/rotation';
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
export function blocksOfBytes(bytes: Bytes): AsyncGenerator<LogBlock> {
  return encodedBlocks(bytes);
}

/** The same of lines that somebody writes at this moment: what is said of one comes before the next is written. */
export function liveBlocksOfBytes(bytes: Bytes): AsyncGenerator<LogBlock> {
  return encodedBlocks(bytes, true);
}

/** Of a stream of bytes, as text in which no line is cut. */
export async function* blocksOfText(bytes: Bytes): AsyncGenerator<LogBlock & { readonly content: string }> {
  for await (const { content, last } of encodedBlocks(bytes, true)) yield { content: content.text(0, content.bytes.length), last };
}

function storedBytesOf(file: string): Bytes {
  return file === '-' ? process.stdin : bytesOf(file);
}
