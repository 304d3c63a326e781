import * as vscode from 'vscode';

const SCHEME = 'mail-log-excerpt';

/** Whether a document repeats lines of a log that is counted already. */
export function isExcerpt(uri: vscode.Uri): boolean {
  return uri.scheme === SCHEME;
}

interface Excerpt {
  readonly text: string;
  /** Line of the excerpt to line of the log, both from 0. */
  readonly links: ReadonlyMap<number, number>;
  readonly log: vscode.Uri;
}

/** Read-only documents made of lines of a log, each linked to where it stands. */
export class Excerpts implements vscode.Disposable, vscode.TextDocumentContentProvider, vscode.DocumentLinkProvider {
  private readonly excerpts = new Map<string, Excerpt>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly registrations = vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
    vscode.languages.registerDocumentLinkProvider({ scheme: SCHEME }, this),
    vscode.workspace.onDidCloseTextDocument((document) => this.excerpts.delete(document.uri.path)),
  );

  readonly onDidChange = this.changed.event;

  /** @param title also the name of its tab */
  async show(title: string, excerpt: Excerpt): Promise<void> {
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${title.replace(/[^\w.@-]+/g, ' ').trim()}` });
    this.excerpts.set(uri.path, excerpt);
    this.changed.fire(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.languages.setTextDocumentLanguage(document, 'mail-log');
    // A document that gets another language is closed and opened again: what was kept for it is gone.
    this.excerpts.set(uri.path, excerpt);
    await vscode.window.showTextDocument(document, { preview: true, viewColumn: vscode.ViewColumn.Beside });
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.excerpts.get(uri.path)?.text ?? '';
  }

  provideDocumentLinks(document: vscode.TextDocument): vscode.DocumentLink[] {
    const excerpt = this.excerpts.get(document.uri.path);
    return [...(excerpt?.links ?? [])].map(([line, target]) => {
      const indent = document.lineAt(line).firstNonWhitespaceCharacterIndex;
      const link = new vscode.DocumentLink(new vscode.Range(line, indent, line, indent + String(target + 1).length), excerpt?.log.with({ fragment: `L${target + 1}` }));
      link.tooltip = 'Go to this line of the log';
      return link;
    });
  }

  dispose(): void {
    this.registrations.dispose();
    this.changed.dispose();
  }
}
