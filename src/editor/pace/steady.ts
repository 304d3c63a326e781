import * as vscode from 'vscode';

/** Whether what a document had when work on it began is still there: slices of the work stand apart in time. Lines that a growing log gets at its end change nothing of it. */
export class Steady implements vscode.Disposable {
  private readonly end: vscode.Position;
  private edited = false;
  private readonly subscription: vscode.Disposable;

  constructor(private readonly document: vscode.TextDocument) {
    this.end = document.lineAt(document.lineCount - 1).range.end;
    this.subscription = vscode.workspace.onDidChangeTextDocument((event) => {
      if (event.document === document && event.contentChanges.some(({ range }) => range.start.isBefore(this.end))) this.edited = true;
    });
  }

  get broken(): boolean {
    return this.edited || this.document.isClosed;
  }

  dispose(): void {
    this.subscription.dispose();
  }
}
