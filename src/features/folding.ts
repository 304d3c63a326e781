import * as vscode from 'vscode';
import type { Blocks } from '../core';
import { selector } from '../editor/documents';
import { sessionsOf } from '../editor/sessions';
import type { Feature } from './feature';

/** Folds sessions that are not interleaved with others, and long replies. */
export const folding: Feature = ({ analyses }) => {
  const changed = new vscode.EventEmitter<void>();
  return vscode.Disposable.from(
    changed,
    analyses.onDidChange((document) => {
      if (analyses.of(document)?.done === true) changed.fire();
    }),
    vscode.languages.registerFoldingRangeProvider([...selector], {
      onDidChangeFoldingRanges: changed.event,
      provideFoldingRanges(document) {
        const blocks = analyses.of(document);
        if (!blocks) return [];
        const sessions = sessionsOf(analyses, document).map(({ firstLine, lastLine }) => new vscode.FoldingRange(firstLine, lastLine));
        return [...apart(sessions), ...replies(blocks)];
      },
    }),
  );
};

/** A fold that begins inside another and ends after it folds neither. */
function apart(ranges: readonly vscode.FoldingRange[]): readonly vscode.FoldingRange[] {
  const kept: vscode.FoldingRange[] = [];
  let end = -1;
  ranges.forEach((range, index) => {
    const next = ranges[index + 1];
    const interleaved = range.start <= end || (next !== undefined && next.start <= range.end);
    end = Math.max(end, range.end);
    if (!interleaved && range.end > range.start) kept.push(range);
  });
  return kept;
}

function replies(blocks: Blocks): readonly vscode.FoldingRange[] {
  const ranges: vscode.FoldingRange[] = [];
  for (const { first, fact } of blocks.facts()) {
    if (fact.kind !== 'reply') continue;
    const from = fact.lines[0]?.code.line ?? 0;
    const to = fact.lines[fact.lines.length - 1]?.code.line ?? 0;
    // Lines of one reply that stand apart belong to a log where sessions mix.
    if (to > from && to - from === fact.lines.length - 1) ranges.push(new vscode.FoldingRange(first + from, first + to));
  }
  return ranges;
}
