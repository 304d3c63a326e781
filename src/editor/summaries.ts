import type * as vscode from 'vscode';
import { Summarizer, splitLines, type Summary } from '../core';
import type { Analyses } from './analyses';
import { sourceOf } from './lineSource';

/** How long one slice may keep the extension host, in milliseconds. */
const SLICE = 15;

/**
 * A document in figures, counted without blocking the host.
 * @returns nothing where the document is not ours, or was closed meanwhile
 */
export async function summaryOf(analyses: Analyses, document: vscode.TextDocument): Promise<Summary | undefined> {
  const blocks = analyses.of(document);
  if (!blocks) return undefined;
  const source = sourceOf(document);
  const summarizer = new Summarizer();
  let until = Date.now() + SLICE;
  for (const { first, lines, facts } of [...blocks.analysed()]) {
    summarizer.add(facts, splitLines(source.text(first, Math.min(source.lineCount, first + lines))));
    if (Date.now() < until) continue;
    await new Promise((resolve) => setTimeout(resolve, 0));
    if (document.isClosed) return undefined;
    until = Date.now() + SLICE;
  }
  return summarizer.summary();
}
