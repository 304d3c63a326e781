import * as vscode from 'vscode';

const SETTING = 'mailLog.secrets.reveal';
const CONTEXT = 'mailLog.secretsRevealed';

/** Whether secrets may be shown: never by default, everywhere by a setting of the user, or in one document until it is closed. */
export class Secrets implements vscode.Disposable {
  private readonly revealed = new Set<string>();
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly subscriptions: vscode.Disposable;
  private everywhere = readSetting();

  readonly onDidChange = this.changed.event;

  constructor() {
    this.subscriptions = vscode.Disposable.from(
      this.changed,
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (!event.affectsConfiguration(SETTING)) return;
        this.everywhere = readSetting();
        this.tell();
      }),
      vscode.workspace.onDidCloseTextDocument((document) => { this.hide(document); }),
      // A document outlives its last tab for a while; what the user sees closed is closed.
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => { if (closed.length > 0) this.hideUnseen(); }),
      vscode.window.onDidChangeActiveTextEditor(() => { setContext(this.shownIn(vscode.window.activeTextEditor?.document)); }),
    );
    // An editor may be active before the first change.
    setContext(this.shownIn(vscode.window.activeTextEditor?.document));
  }

  shownIn(document: vscode.TextDocument | undefined): boolean {
    return document !== undefined && (this.everywhere || this.revealed.has(document.uri.toString()));
  }

  reveal(document: vscode.TextDocument): void {
    this.revealed.add(document.uri.toString());
    this.tell();
  }

  hide(document: vscode.TextDocument): void {
    if (this.revealed.delete(document.uri.toString())) this.tell();
  }

  dispose(): void {
    this.subscriptions.dispose();
  }

  private hideUnseen(): void {
    if (this.revealed.size === 0) return;
    const open = new Set(vscode.window.tabGroups.all.flatMap((group) => group.tabs.flatMap((tab) => urisOf(tab.input))));
    const gone = [...this.revealed].filter((uri) => !open.has(uri));
    for (const uri of gone) this.revealed.delete(uri);
    if (gone.length > 0) this.tell();
  }

  private tell(): void {
    setContext(this.shownIn(vscode.window.activeTextEditor?.document));
    this.changed.fire();
  }
}

function urisOf(input: unknown): string[] {
  if (input instanceof vscode.TabInputText) return [input.uri.toString()];
  return input instanceof vscode.TabInputTextDiff ? [input.original.toString(), input.modified.toString()] : [];
}

function readSetting(): boolean {
  return vscode.workspace.getConfiguration().get<boolean>(SETTING, false);
}

function setContext(shown: boolean): void {
  void vscode.commands.executeCommand('setContext', CONTEXT, shown);
}
