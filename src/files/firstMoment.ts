import { dateOf, momentIn, splitLines, type Moment } from '../core';
import { UntilFault, type LogFile } from './analyzeLog';
import type { Bytes } from './bytes';
import { decompressed } from './compression';
import { textBlocks } from './textBlocks';
import { timeOrder } from './timeOrder';

/** So many bytes of a file are looked at, after decompression. */
const HEAD = 1 << 16;

/**
 * The files of a log by when their lines begin, the oldest first.
 * @param files in the order of their names
 */
export async function inTimeOrder<File extends LogFile>(files: readonly File[]): Promise<readonly File[]> {
  if (files.length < 2) return files;
  const moments: (Moment | undefined)[] = [];
  // One after the other: there may be hundreds.
  for (const file of files) moments.push(await firstMoment(file));
  return timeOrder(moments).flatMap((index) => files[index] ?? []);
}

/** The first date at the start of a line. What is wrong with a file is told when all of it is read. */
async function firstMoment({ head }: LogFile): Promise<Moment | undefined> {
  if (!head) return undefined;
  for await (const { content } of textBlocks(start(new UntilFault(decompressed(head())), HEAD), HEAD)) {
    const found = splitLines(content).map(momentIn).find((moment) => moment !== undefined && dateOf(moment) !== 'none');
    if (found !== undefined) return found;
  }
  return undefined;
}

async function* start(bytes: Bytes, length: number): AsyncGenerator<Uint8Array> {
  let left = length;
  for await (const piece of bytes) {
    yield piece.subarray(0, left);
    left -= piece.length;
    if (left <= 0) return;
  }
}
