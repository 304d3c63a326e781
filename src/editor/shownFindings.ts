import * as vscode from 'vscode';
import type { Blocks, PlacedFinding } from '../core';
import type { Analyses } from './analyses';
import { toSeverity } from './convert';
import { isExcerpt } from './excerpts';
import type { Settings } from './settings';

/** VS Code keeps 1,000 diagnostics a file. */
const MOST = 900;

/** A finding that the Problems panel shows. */
export interface ShownFinding extends PlacedFinding {
  readonly severity: vscode.DiagnosticSeverity;
  /** How many there are of its group. */
  readonly count: number;
  /** Some others of its group, where they are folded into this one. */
  readonly folded: readonly PlacedFinding[];
}

/**
 * Which findings the Problems panel shows: not those that are switched off, nor
 * those folded into another or beyond what VS Code keeps. The panel and the
 * hover both ask here, so that nothing is said twice and nothing is left out.
 */
export class ShownFindings implements vscode.Disposable {
  private readonly known = new Map<vscode.TextDocument, readonly ShownFinding[]>();
  private readonly changed = new vscode.EventEmitter<vscode.TextDocument>();
  private readonly subscriptions: vscode.Disposable;

  /** The findings to show for a document may have changed. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly analyses: Analyses,
    private readonly settings: Settings,
  ) {
    this.subscriptions = vscode.Disposable.from(
      analyses.onDidChange((document) => { this.forget(document); }),
      settings.onDidChange(() => {
        for (const [document] of analyses.all()) this.forget(document);
      }),
    );
  }

  /** In the order of their groups; none where the document is not ours. */
  of(document: vscode.TextDocument): readonly ShownFinding[] {
    const known = this.known.get(document);
    if (known) return known;
    const blocks = this.analyses.of(document);
    if (!blocks || isExcerpt(document.uri)) return [];
    const shown = this.chosen(blocks, document.uri);
    this.known.set(document, shown);
    return shown;
  }

  dispose(): void {
    this.subscriptions.dispose();
    this.changed.dispose();
    this.known.clear();
  }

  private forget(document: vscode.TextDocument): void {
    this.known.delete(document);
    this.changed.fire(document);
  }

  private chosen(blocks: Blocks, uri: vscode.Uri): readonly ShownFinding[] {
    const severityOf = this.settings.severities(uri);
    const shown: ShownFinding[] = [];
    for (const { count, shown: some } of blocks.groups()) {
      const fold = count > some.length;
      for (const one of fold ? some.slice(0, 1) : some) {
        const severity = toSeverity(severityOf(one.finding));
        if (severity !== undefined && shown.length < MOST) shown.push({ ...one, severity, count, folded: fold ? some.slice(1) : [] });
      }
    }
    return shown;
  }
}
