import { closeSync, openSync, readSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { blocksReadBy, WINDOW, type EncodedBlock, type Window } from '../input/encodedBlocks';
import type { Printing } from './packedRows';

/** What of a file is checked, and how. */
export interface Range extends Printing {
  /** In bytes, a whole number of windows; a line ends in the window before. */
  readonly from: number;
  /** The same for the next range; absent for all that is there. */
  readonly to?: number;
}

export interface RangeBlock extends EncodedBlock {
  /** Of the last block of the file, which may come too early: how many bytes the file had. */
  readonly fileEnd?: number;
}

/**
 * The lines of a range: those that end in its windows. Not read through other
 * threads: these have to wait for a processor while all are busy with segments.
 * @param window for one range after another: new ones pile up until the engine looks at everything it holds
 */
export function* blocksOf({ path, from, to = Infinity }: Range, window: Window): Generator<RangeBlock> {
  const file = openSync(path, 'r');
  try {
    let at = from;
    /** Where the file ended, once that was met. */
    let fileEnd: number | undefined;
    const read = (room: Uint8Array): number => {
      const length = Math.min(room.length, to - at);
      const bytesRead = length > 0 ? readSync(file, room, 0, length, at) : 0;
      if (length > 0 && bytesRead === 0) fileEnd = at;
      at += bytesRead;
      return bytesRead;
    };
    for (const block of blocksReadBy(read, lineBefore(file, from), window)) {
      // What follows the last line end of a range belongs to the next one.
      if (block.last && fileEnd === undefined) return;
      yield block.last && fileEnd !== undefined ? { ...block, fileEnd } : block;
    }
  } finally {
    closeSync(file);
  }
}

const FEED = 0x0a;

/** Whether a range may begin at a place: where a line ends in the window before it, every reader cuts there. */
export async function mayBegin(handle: FileHandle, at: number): Promise<boolean> {
  const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafeSlow(WINDOW), 0, WINDOW, at - WINDOW);
  return bytesRead === WINDOW && buffer.includes(FEED);
}

/** The same for all ranges, as nobody keeps it. */
const before = Buffer.allocUnsafeSlow(WINDOW);

/** The start of the line that goes on where the range begins, good until another range begins. */
function lineBefore(file: number, from: number): Uint8Array {
  if (from === 0) return Buffer.of();
  const bytesRead = readSync(file, before, 0, WINDOW, from - WINDOW);
  return before.subarray(before.subarray(0, bytesRead).lastIndexOf(FEED) + 1, bytesRead);
}
