import * as vscode from 'vscode';

/** Editors that scroll with the end of their document, until the user scrolls up. */
export class Tail implements vscode.Disposable {
  private readonly following = new Set<vscode.TextDocument>();
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly subscriptions = vscode.Disposable.from(
    this.changed,
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (this.following.has(document)) this.reveal(document);
    }),
    vscode.workspace.onDidCloseTextDocument((document) => { this.stop(document); }),
    vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor, visibleRanges }) => { this.scrolled(textEditor, visibleRanges); }),
  );
  /** The first visible line when an editor last showed the end: less than that is scrolled up. */
  private readonly tops = new Map<vscode.TextDocument, number>();

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
    this.following.add(document);
    this.reveal(document);
    this.changed.fire();
  }

  dispose(): void {
    this.following.clear();
    this.subscriptions.dispose();
  }

  private stop(document: vscode.TextDocument): void {
    this.tops.delete(document);
    if (this.following.delete(document)) this.changed.fire();
  }

  private reveal(document: vscode.TextDocument): void {
    const end = document.lineAt(document.lineCount - 1).range.end;
    for (const editor of vscode.window.visibleTextEditors) {
      if (editor.document === document) editor.revealRange(new vscode.Range(end, end), vscode.TextEditorRevealType.Default);
    }
  }

  private scrolled({ document }: vscode.TextEditor, visible: readonly vscode.Range[]): void {
    const top = visible[0]?.start.line;
    if (top === undefined || !this.following.has(document)) return;
    const before = this.tops.get(document) ?? top;
    if (top < before) this.stop(document);
    else this.tops.set(document, top);
  }
}
