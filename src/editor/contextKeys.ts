import * as vscode from 'vscode';
import type { Analyses } from './analysis/analyses';
import type { Logs } from './failures/logs';

/** Tells menus, keys and views whether the active editor shows a mail log (`mailLog.active`), and whether something is known of any (`mailLog.open`). */
export class ContextKeys implements vscode.Disposable {
  private readonly values = new Map<string, boolean>();
  private readonly subscriptions: vscode.Disposable;

  constructor(
    private readonly analyses: Analyses,
    private readonly logs: Logs,
  ) {
    this.subscriptions = vscode.Disposable.from(
      vscode.window.onDidChangeActiveTextEditor(() => { this.update(); }),
      logs.onDidChange(() => { this.update(); }),
    );
    this.update();
  }

  dispose(): void {
    this.subscriptions.dispose();
  }

  private update(): void {
    const document = vscode.window.activeTextEditor?.document;
    const active = document !== undefined && this.analyses.of(document) !== undefined;
    this.set('mailLog.active', active);
    this.set('mailLog.open', this.logs.all().length > 0);
  }

  private set(key: string, value: boolean): void {
    if (this.values.get(key) === value) return;
    this.values.set(key, value);
    void vscode.commands.executeCommand('setContext', key, value);
  }
}
