import * as vscode from 'vscode';
import { Summarizer, splitLines, type Blocks, type LineSource, type Summary } from '../../core';
import type { Analyses } from '../analysis/analyses';
import type { AnalyzedLog } from '../analyzedFiles/analyzedLogs';
import { baseName } from '../baseName';
import { sourceOf } from '../analysis/lineSource';
import { inSlices } from '../pace/slices';
import { Steady } from '../pace/steady';

/** A log that can be shown in figures. */
export interface SummarySource {
  /** One page is shown for each. */
  readonly uri: vscode.Uri;
  readonly name: string;
  /** Whether all of it is counted. */
  complete(): boolean;
  /** Nothing where that cannot be told, or no longer. */
  summary(): Promise<Summary | undefined>;
  /** Calls when there are other figures. */
  onDidChange(listener: () => void): vscode.Disposable;
  /** Where a line of the summary, from 0, can be looked at. */
  placeOf(line: number): vscode.Location | undefined;
}

/** An open document in figures, counted without blocking the host. */
export function summaryOfDocument(analyses: Analyses, document: vscode.TextDocument): SummarySource {
  const { uri } = document;
  return {
    uri,
    name: baseName(uri),
    complete: () => analyses.of(document)?.done ?? true,
    async summary() {
      const blocks = analyses.of(document);
      const steady = new Steady(document);
      try {
        return blocks && (await inSlices(summarize(blocks, sourceOf(document)), () => steady.broken));
      } finally {
        steady.dispose();
      }
    },
    onDidChange: (listener) => analyses.onDidChange((changed) => {
      if (changed === document) listener();
    }),
    placeOf: (line) => new vscode.Location(uri, new vscode.Position(line, 0)),
  };
}

/** A log that was read without being opened, as it was then. */
export function summaryOfLog({ uri, name, summary, placeOf }: AnalyzedLog): SummarySource {
  return { uri, name, complete: () => true, summary: () => Promise.resolve(summary), onDidChange: () => new vscode.Disposable(() => undefined), placeOf };
}

function* summarize(blocks: Blocks, source: LineSource): Generator<void, Summary> {
  const summarizer = new Summarizer();
  for (const { first, lines, told } of blocks.analysed()) {
    const end = Math.min(source.lineCount, first + lines);
    const texts = splitLines(source.text(first, end));
    // What stands behind the last line feed is a line to the editor, but none of the log.
    const empty = end === source.lineCount && texts[texts.length - 1] === '';
    summarizer.add(told().facts, texts, texts.length - (empty ? 1 : 0));
    yield;
  }
  return summarizer.summary();
}
