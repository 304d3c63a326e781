import * as vscode from 'vscode';
import type { Analyses } from '../analysis/analyses';
import type { AnalyzedLogs } from '../analyzedFiles/analyzedLogs';
import { isExcerpt } from '../analyzedFiles/excerpts';
import type { Log } from '../log';

/** Every log of which something is known: open documents, and files that were analysed. */
export class Logs implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly subscriptions: vscode.Disposable;

  /** Something new is known of a file, or nothing any more. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly analyses: Analyses,
    private readonly analyzed: AnalyzedLogs,
  ) {
    this.subscriptions = vscode.Disposable.from(
      this.changed,
      analyses.onDidChange(({ uri }) => { this.changed.fire(uri); }),
      analyzed.onDidChange((uri) => { this.changed.fire(uri); }),
    );
  }

  of(uri: vscode.Uri): Log | undefined {
    const key = uri.toString();
    return this.all().find((log) => log.uri.toString() === key);
  }

  /** An open document tells more than what was read before, and is up to date. */
  all(): readonly Log[] {
    const open: Log[] = [];
    for (const [{ uri }, { blocks }] of this.analyses.all()) {
      if (!isExcerpt(uri)) open.push({ uri, groups: () => blocks.groups(), findings: () => blocks.findings(), unlisted: 0, lookAt: () => undefined });
    }
    const keys = new Set(open.map(({ uri }) => uri.toString()));
    return [...open, ...this.analyzed.files().filter(({ uri }) => !keys.has(uri.toString()))];
  }

  dispose(): void {
    this.subscriptions.dispose();
  }
}
