import * as vscode from 'vscode';
import type { PlacedFinding } from '../../core';
import { toSeverity } from '../convert';
import type { Log } from '../log';
import type { Logs } from './logs';
import type { Settings } from '../settings';

/** VS Code keeps 1,000 diagnostics a file. */
const MOST_FINDINGS = 900;

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
  /** By the URI of the file. */
  private readonly known = new Map<string, readonly ShownFinding[]>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly subscriptions: vscode.Disposable;

  /** The findings to show for a file may have changed. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly logs: Logs,
    private readonly settings: Settings,
  ) {
    this.subscriptions = vscode.Disposable.from(
      logs.onDidChange((uri) => { this.forget(uri); }),
      settings.onDidChange(() => {
        for (const { uri } of logs.all()) this.forget(uri);
      }),
    );
  }

  /** In the order of their groups; none where nothing is known of the file. */
  of(uri: vscode.Uri): readonly ShownFinding[] {
    const known = this.known.get(uri.toString());
    if (known) return known;
    const log = this.logs.of(uri);
    if (!log) return [];
    const shown = this.chosen(log);
    this.known.set(uri.toString(), shown);
    return shown;
  }

  dispose(): void {
    this.subscriptions.dispose();
    this.changed.dispose();
    this.known.clear();
  }

  private forget(uri: vscode.Uri): void {
    this.known.delete(uri.toString());
    this.changed.fire(uri);
  }

  private chosen(log: Log): readonly ShownFinding[] {
    const severityOf = this.settings.severities(log.uri);
    const shown: ShownFinding[] = [];
    for (const { count, shown: some } of log.groups()) {
      const fold = count > some.length;
      for (const one of fold ? some.slice(0, 1) : some) {
        const severity = toSeverity(severityOf(one.finding));
        if (severity !== undefined && shown.length < MOST_FINDINGS) shown.push({ ...one, severity, count, folded: fold ? some.slice(1) : [] });
      }
    }
    return shown;
  }
}
