import * as vscode from 'vscode';

/** The words that failures must hold to stand in the view. */
export class FailureFilter implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private words = '';

  readonly onDidChange = this.changed.event;

  /** Empty where every failure is shown. */
  get text(): string {
    return this.words;
  }

  set text(words: string) {
    this.words = words;
    this.changed.fire();
  }

  dispose(): void {
    this.changed.dispose();
  }
}
