import { readSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { analyzeBlock, type Finding, type LateLogin, type State } from '../../core';
import { blocksInUtf8, WINDOW, type EncodedBlock } from '../encodedBlocks';
import { packedRows, type PackedRows } from './packedRows';

/** What of a file is checked, and how. */
export interface Range {
  readonly path: string;
  /** In bytes, a whole number of windows; a line ends in the window before. */
  readonly from: number;
  /** The same for the next range; absent for all that is there. */
  readonly to?: number;
  readonly json: boolean;
  /** Also the findings of rules that are off. */
  readonly all: boolean;
}

/** What `check` has to say of one block, where nobody knows yet which number its first line has. */
export interface CheckedBlock {
  readonly lines: number;
  readonly rows: PackedRows;
  readonly logins: readonly LateLogin[];
  readonly exit: State;
  /** Of the last block of the file, which may come too early: how many bytes the file had. */
  readonly fileEnd?: number;
}

/**
 * Checks the lines of a range: those that end in its windows.
 * @param entry the state in which the range begins
 */
export async function* checkRange(range: Range, entry: State): AsyncGenerator<CheckedBlock> {
  const { path, from, to } = range;
  const handle = await open(path, 'r');
  try {
    const bytes = new Bytes(handle, from, to);
    let state = entry;
    for await (const block of blocksInUtf8(bytes, await lineBefore(handle, from))) {
      // What follows the last line end of a range belongs to the next one.
      if (block.last && bytes.fileEnd === undefined) return;
      const checked = checkedBlock(block, state, range, bytes.fileEnd);
      state = checked.exit;
      yield checked;
    }
  } finally {
    await handle.close();
  }
}

/** A function of its own: a generator would hold the findings of a block while the next is read, and each quick collection would copy them. */
function checkedBlock({ content, last }: EncodedBlock, state: State, { path, json, all }: Range, fileEnd: number | undefined): CheckedBlock {
  const { lines, findings, logins, exit } = analyzeBlock(content, state, { last, only: 'findings', countLater: true });
  const told = findings.filter(({ severity }) => severity !== 'off' || all);
  return {
    lines,
    rows: packedRows(told, path, json),
    logins: told.length === findings.length ? logins : loginsAmong(logins, findings),
    exit,
    ...(last && fileEnd !== undefined ? { fileEnd } : {}),
  };
}

/** Where findings that are off are left out, fewer stand before each login. */
function loginsAmong(logins: readonly LateLogin[], findings: readonly Finding[]): readonly LateLogin[] {
  let told = 0;
  let seen = 0;
  return logins.map(({ after, failure }) => {
    for (; seen < after; seen++) if (findings[seen]?.severity !== 'off') told++;
    return { after: told, failure };
  });
}

/** The bytes of a range, each piece good until the next is asked for. */
class Bytes implements AsyncIterable<Uint8Array> {
  /** Where the file ended, once that was met. */
  fileEnd: number | undefined;

  constructor(
    private readonly handle: FileHandle,
    private readonly from: number,
    private readonly to = Infinity,
  ) {}

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    const buffer = Buffer.allocUnsafeSlow(WINDOW);
    for (let at = this.from; at < this.to; ) {
      // Not through other threads: these have to wait for a processor while all are busy with segments.
      const bytesRead = readSync(this.handle.fd, buffer, 0, Math.min(buffer.length, this.to - at), at);
      if (bytesRead === 0) {
        this.fileEnd = at;
        return;
      }
      yield buffer.subarray(0, bytesRead);
      at += bytesRead;
    }
  }
}

const FEED = 0x0a;

/** Whether a range may begin at a place: where a line ends in the window before it, every reader cuts there. */
export async function mayBegin(handle: FileHandle, at: number): Promise<boolean> {
  const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafeSlow(WINDOW), 0, WINDOW, at - WINDOW);
  return bytesRead === WINDOW && buffer.includes(FEED);
}

/** The start of the line that goes on where the range begins. */
async function lineBefore(handle: FileHandle, from: number): Promise<Uint8Array> {
  if (from === 0) return Buffer.of();
  const window = Buffer.allocUnsafeSlow(WINDOW);
  const { bytesRead } = await handle.read(window, 0, WINDOW, from - WINDOW);
  return window.subarray(window.subarray(0, bytesRead).lastIndexOf(FEED) + 1, bytesRead);
}
