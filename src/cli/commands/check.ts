import type { Format } from '../../core';
import { analyzeLog, LogLines, type LogFile } from '../../files/analyzeLog';
import { formatOption } from '../formatOption';
import { blocksOfBytes, liveBlocksOfBytes, logsAmong } from '../input/input';
import { complainOf, flush, print, write } from '../output/output';
import { checkInParallel } from '../parallel/checkInParallel';
import { separable } from '../parallel/separable';
import { threads } from '../parallel/threads';
import { rowOf } from '../output/rows';

export interface CheckOptions {
  readonly json: boolean;
  /** Also the findings of rules that are off. */
  readonly all: boolean;
  readonly format?: string | undefined;
  /** How many threads may work on a large file. */
  readonly jobs: number;
}

/** What became of a log. */
interface Seen {
  /** A finding is an error. */
  failed: boolean;
  unreadable: boolean;
}

/** `mail-log check`: the findings of the Problems panel. @returns 1 where one of them is an error, 2 where a file cannot be read */
export async function check(files: readonly string[], options: CheckOptions): Promise<number> {
  const format = formatOption(options.format);
  const seen: Seen = { failed: false, unreadable: false };
  for await (const log of logsAmong(files)) {
    const [file] = log;
    if (!file || log.length > 1 || options.jobs === 1 || !(await checkLarge(file.name, format, options, seen))) await checkLog(log, format, options, seen);
  }
  return seen.unreadable ? 2 : seen.failed ? 1 : 0;
}

async function checkLog(log: readonly LogFile[], format: Format | undefined, { json, all }: CheckOptions, seen: Seen): Promise<void> {
  const lines = new LogLines();
  for await (const part of analyzeLog(log, { format, blocks: log.some(({ name }) => name === '-') ? liveBlocksOfBytes : blocksOfBytes, only: 'findings', exceptOff: !all, lines })) {
    if (part.kind === 'fault') {
      seen.unreadable = true;
      await complainOf(part);
      continue;
    }
    for (const finding of part.analysis.findings) {
      seen.failed ||= finding.severity === 'error';
      print(rowOf(finding, lines.placeOf(part.first + finding.span.line), json));
    }
    await flush();
  }
}

/** A large file by several threads. @returns false where it has to be read in one go */
async function checkLarge(path: string, format: Format | undefined, { json, all, jobs }: CheckOptions, seen: Seen): Promise<boolean> {
  const found = await separable(path, format);
  if (!found) return false;
  const checker = threads(__filename, jobs - 1);
  try {
    const parts = checkInParallel(found.entry, { path, size: found.size, json, all, checker, jobs });
    for (;;) {
      const part = await parts.next();
      if (part.done === true) {
        if (part.value === 'shorter') {
          seen.unreadable = true;
          await complainOf({ file: path, partly: true, forbidden: false, reason: 'it became shorter while it was read; run this again' });
        }
        return true;
      }
      seen.failed ||= part.value.failed;
      for (const piece of part.value.pieces) if (piece.length > 0) await write(piece);
    }
  } finally {
    checker.close();
  }
}
