import { Summarizer, wholeLines, type Summary } from '../../core';
import { analyzeLog, LogLines } from '../../files/analyzeLog';
import { formatOption } from '../formatOption';
import { blocksOfText, logsAmong } from '../input/input';
import { complainOf, flush, print } from '../output/output';
import type { JsonRecord } from '../output/records';
import { summaryReport } from '../output/summaryReport';

export interface SummaryOptions {
  readonly json: boolean;
  readonly format?: string | undefined;
}

/** `mail-log summary`: each log in figures, in bounded memory. @returns 2 where a file cannot be read */
export async function summary(files: readonly string[], options: SummaryOptions): Promise<number> {
  const format = formatOption(options.format);
  let unreadable = false;
  for await (const log of logsAmong(files)) {
    const summarizer = new Summarizer();
    const lines = new LogLines();
    let faulty = false;
    for await (const part of analyzeLog(log, { format, blocks: blocksOfText, lines })) {
      if (part.kind === 'fault') {
        faulty = true;
        await complainOf(part);
        continue;
      }
      const { content, analysis } = part;
      summarizer.add(analysis.facts, wholeLines(typeof content === 'string' ? content : content.text(0, content.bytes.length)), analysis.lines);
    }
    unreadable ||= faulty;
    const figures = summarizer.summary();
    // Of a log that cannot be read there is nothing to sum up.
    if (faulty && figures.lines === 0) continue;
    const names = log.map(({ name }) => name);
    print(options.json ? JSON.stringify(summaryRecord(figures, names, lines)) : summaryReport(figures, names, lines));
    await flush();
  }
  return unreadable ? 2 : 0;
}

/** Each figure with the file where it was first seen and the line there, from 1. */
function summaryRecord(figures: Summary, names: readonly string[], lines: LogLines): JsonRecord {
  const placed = (_key: string, value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || !('line' in value) || typeof value.line !== 'number') return value;
    const { file, line } = lines.placeOf(value.line);
    return { ...value, ...(names.length > 1 ? { file } : {}), line: line + 1 };
  };
  return { kind: 'summary', files: names, ...(JSON.parse(JSON.stringify(figures), placed) as Summary) };
}
