import * as vscode from 'vscode';

/** Editors that scroll with the end of their document, until the user scrolls up. */
export class Tail implements vscode.Disposable {
  /** Of each document that is followed: the first visible line when an editor last showed the end. Less than that is scrolled up. */
  private readonly following = new Map<vscode.TextDocument, Map<vscode.TextEditor, number>>();
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly subscriptions = vscode.Disposable.from(
    this.changed,
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      const tops = this.following.get(document);
      if (!tops) return;
      // A log that was cut or begun anew: who stood below its end did not scroll up.
      if ([...tops.values()].some((top) => top >= document.lineCount)) tops.clear();
      this.reveal(document);
    }),
    vscode.workspace.onDidCloseTextDocument((document) => { this.stop(document); }),
    vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor, visibleRanges }) => { this.scrolled(textEditor, visibleRanges); }),
  );

  /** Some editor follows now, or no longer. */
  readonly onDidChange = this.changed.event;

  follows(document: vscode.TextDocument): boolean {
    return this.following.has(document);
  }

  toggle(document: vscode.TextDocument): void {
    if (this.following.has(document)) {
      this.stop(document);
      return;
    }
    this.following.set(document, new Map());
    this.reveal(document);
    this.changed.fire();
  }

  dispose(): void {
    this.following.clear();
    this.subscriptions.dispose();
  }

  private stop(document: vscode.TextDocument): void {
    if (this.following.delete(document)) this.changed.fire();
  }

  private reveal(document: vscode.TextDocument): void {
    const end = document.lineAt(document.lineCount - 1).range.end;
    for (const editor of vscode.window.visibleTextEditors) {
      if (editor.document === document) editor.revealRange(new vscode.Range(end, end), vscode.TextEditorRevealType.Default);
    }
  }

  private scrolled(editor: vscode.TextEditor, visible: readonly vscode.Range[]): void {
    const top = visible[0]?.start.line;
    const tops = this.following.get(editor.document);
    if (top === undefined || !tops) return;
    // Each of several editors has a height of its own.
    if (top < (tops.get(editor) ?? top)) this.stop(editor.document);
    else tops.set(editor, top);
  }
}
