import type { Format, Limits } from '../core';
import { analyzeLog, LogLines, type LogFile } from './analyzeLog';
import type { Bytes } from './bytes';
import { compressionOf } from './compression';
import { inTimeOrder } from './firstMoment';
import { GrowingReport, type LogReport } from './report';
import { textBlocks } from './textBlocks';

export interface ReportOptions {
  readonly format?: Format | undefined;
  readonly limits?: Limits;
  /** The ids of the rules whose findings stand in the excerpt. */
  readonly excerpted: readonly string[];
  /** Told how many stored bytes were read. */
  readonly onRead: (bytes: number) => void;
  /** Asked after every few milliseconds of work: whether to stop. */
  readonly pause: () => Promise<boolean>;
}

/** About how much is analysed at once, in UTF-16 units: some milliseconds. */
const BLOCK = 1 << 16;

/**
 * Reads the files of a log.
 * @param given in the order of their names; they are read in the order of their times
 * @returns nothing where it was stopped
 */
export async function reportOn(given: readonly LogFile[], { format, limits, excerpted, onRead, pause }: ReportOptions): Promise<LogReport | undefined> {
  const files = await inTimeOrder(given.map((file, index) => ({ ...file, given: index })));
  const lines = new LogLines();
  const report = new GrowingReport(files, lines, new Set(excerpted));
  const counted = files.map(({ name, bytes }, index) => ({
    name,
    async *bytes() {
      let begun = false;
      for await (const piece of bytes()) {
        if (!begun && compressionOf(piece)) report.compressed.add(index);
        begun = true;
        onRead(piece.length);
        yield piece;
      }
    },
  }));
  let stopped = false;
  // Also between blocks: a small archive may hold a line without an end.
  async function* paced(bytes: Bytes): AsyncGenerator<Uint8Array> {
    for await (const piece of bytes) {
      stopped ||= await pause();
      if (stopped) return;
      yield piece;
    }
  }
  const blocks = (bytes: Bytes) => textBlocks(paced(bytes), BLOCK);
  for await (const part of analyzeLog(counted, { format, blocks, lines, ...(limits ? { limits } : {}) })) {
    if (part.kind === 'fault') report.faults.push(part);
    else report.add(part);
    stopped ||= await pause();
    if (stopped) return undefined;
  }
  return stopped ? undefined : report.whole();
}
