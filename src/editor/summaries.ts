import type * as vscode from 'vscode';
import { Summarizer, splitLines, type Blocks, type LineSource, type Summary } from '../core';
import type { Analyses } from './analyses';
import { sourceOf } from './lineSource';
import { inSlices } from './slices';

/**
 * A document in figures, counted without blocking the host.
 * @returns nothing where the document is not ours, or was closed or changed meanwhile
 */
export async function summaryOf(analyses: Analyses, document: vscode.TextDocument): Promise<Summary | undefined> {
  const blocks = analyses.of(document);
  const { version } = document;
  return blocks && inSlices(summarize(blocks, sourceOf(document)), () => document.isClosed || document.version !== version);
}

function* summarize(blocks: Blocks, source: LineSource): Generator<void, Summary> {
  const summarizer = new Summarizer();
  for (const { first, lines, facts } of blocks.analysed()) {
    summarizer.add(facts(), splitLines(source.text(first, Math.min(source.lineCount, first + lines))));
    yield;
  }
  return summarizer.summary();
}
