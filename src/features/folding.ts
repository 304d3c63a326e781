import * as vscode from 'vscode';
import { selector } from '../editor/documents';
import { sessionsOf } from '../editor/analysis/sessions';
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
        const sessions = sessionsOf(analyses, document).sessions.map(({ firstLine, lastLine }) => new vscode.FoldingRange(firstLine, lastLine));
        const replies = Array.from(blocks.longReplies(), ([first, last]) => new vscode.FoldingRange(first, last));
        return [...apart(sessions), ...replies];
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
