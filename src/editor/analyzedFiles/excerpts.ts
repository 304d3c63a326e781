import * as vscode from 'vscode';

const SCHEME = 'mail-log-excerpt';

/** Whether a document repeats lines of a log that is counted already. */
export function isExcerpt(uri: vscode.Uri): boolean {
  return uri.scheme === SCHEME;
}

/** Lines of logs as a text. */
export interface Excerpt {
  readonly text: string;
  /**
   * For each line of the excerpt that begins with the number of a line: the
   * file in which that stands, where it can be opened. Both count from 0.
   */
  readonly links: ReadonlyMap<number, { readonly uri: vscode.Uri; readonly line: number }>;
}

/** Read-only documents made of lines of logs, each linked to where it stands. */
export class Excerpts implements vscode.Disposable, vscode.TextDocumentContentProvider, vscode.DocumentLinkProvider {
  private readonly excerpts = new Map<string, Excerpt>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly closed = new vscode.EventEmitter<vscode.Uri>();
  private readonly registrations = vscode.Disposable.from(
    this.changed,
    this.closed,
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
    vscode.languages.registerDocumentLinkProvider({ scheme: SCHEME }, this),
    // Documents outlive their tabs: VS Code keeps for minutes what an extension opened.
    vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
      for (const { input } of closed) if (input instanceof vscode.TabInputText) this.forget(input.uri);
    }),
  );

  readonly onDidChange = this.changed.event;

  /** An excerpt is no longer open. */
  readonly onDidClose = this.closed.event;

  /**
   * @param title also the name of its tab
   * @param folder tells excerpts with the same title apart
   */
  uriFor(title: string, folder = ''): vscode.Uri {
    return vscode.Uri.from({ scheme: SCHEME, path: `/${folder}${title.replace(/[^\w.@-]+/g, ' ').trim()}` });
  }

  async show(uri: vscode.Uri, excerpt: Excerpt, options: vscode.TextDocumentShowOptions = { preview: true, viewColumn: vscode.ViewColumn.Beside }): Promise<void> {
    this.excerpts.set(uri.path, excerpt);
    this.changed.fire(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.languages.setTextDocumentLanguage(document, 'mail-log');
    await vscode.window.showTextDocument(document, options);
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.excerpts.get(uri.path)?.text ?? '';
  }

  provideDocumentLinks(document: vscode.TextDocument): vscode.DocumentLink[] {
    const excerpt = this.excerpts.get(document.uri.path);
    // The document may not have got the text of this excerpt yet.
    return [...(excerpt?.links ?? [])].filter(([line]) => line < document.lineCount).map(([line, { uri, line: target }]) => {
      const indent = document.lineAt(line).firstNonWhitespaceCharacterIndex;
      const link = new vscode.DocumentLink(new vscode.Range(line, indent, line, indent + String(target + 1).length), uri.with({ fragment: `L${target + 1}` }));
      link.tooltip = 'Go to this line of the log';
      return link;
    });
  }

  dispose(): void {
    this.registrations.dispose();
  }

  private forget(uri: vscode.Uri): void {
    if (!isExcerpt(uri)) return;
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    const open = tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString());
    if (!open && this.excerpts.delete(uri.path)) this.closed.fire(uri);
  }
}
