import { analyzeBlock, splitLines, startState, Summarizer, type State, type Summary } from '../core';
import { encodedBlocks } from './encodedBlocks';
import { formatOption } from './formatOption';
import { openInput } from './input';
import { flush, print } from './output';
import type { JsonRecord } from './records';
import { summaryReport } from './summaryReport';

export interface SummaryOptions {
  readonly json: boolean;
  readonly format?: string | undefined;
}

/** `mail-log summary`: a log in figures, one report for each file, in bounded memory. */
export async function summary(files: readonly string[], options: SummaryOptions): Promise<number> {
  const format = formatOption(options.format);
  for (const file of files) {
    const summarizer = new Summarizer();
    let state: State | undefined;
    for await (const block of encodedBlocks(await openInput(file))) {
      const text = block.text(0, block.bytes.length);
      state ??= startState(text, format);
      const { facts, exit } = analyzeBlock(text, state, { last: block.last });
      const lines = splitLines(text);
      // After a final line end there is no line.
      if (block.last && lines[lines.length - 1] === '') lines.pop();
      summarizer.add(facts, lines);
      state = exit;
    }
    const figures = summarizer.summary();
    print(options.json ? JSON.stringify(summaryRecord(figures, file)) : summaryReport(figures, file));
    await flush();
  }
  return 0;
}

/** Lines count from 1 there. */
function summaryRecord(figures: Summary, file: string): JsonRecord {
  const fromOne = (key: string, value: unknown): unknown => (key === 'line' && typeof value === 'number' ? value + 1 : value);
  return { kind: 'summary', file, ...(JSON.parse(JSON.stringify(figures, fromOne)) as Summary) };
}
