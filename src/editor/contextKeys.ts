import * as vscode from 'vscode';
import type { Analyses } from './analyses';

/** Tells menus and keys whether the active editor shows a mail log: `mailLog.active`. */
export class ContextKeys implements vscode.Disposable {
  private active: boolean | undefined;
  private readonly subscriptions: vscode.Disposable;

  constructor(private readonly analyses: Analyses) {
    this.subscriptions = vscode.Disposable.from(
      vscode.window.onDidChangeActiveTextEditor(() => { this.update(); }),
      analyses.onDidChange(() => { this.update(); }),
    );
    this.update();
  }

  dispose(): void {
    this.subscriptions.dispose();
  }

  private update(): void {
    const document = vscode.window.activeTextEditor?.document;
    const active = document !== undefined && this.analyses.of(document) !== undefined;
    if (active === this.active) return;
    this.active = active;
    void vscode.commands.executeCommand('setContext', 'mailLog.active', active);
  }
}
