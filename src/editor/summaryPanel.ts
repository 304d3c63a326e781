import * as vscode from 'vscode';
import type { FromPage, ToPage } from '../webview/messages';
import type { Analyses } from './analyses';
import { summaryOf } from './summaries';

/** After the last change of a log that grows. */
const QUIET = 1000;

/** The page with the figures of one log: a webview that may run its own script and nothing else. */
export class SummaryPanels implements vscode.Disposable {
  private readonly panels = new Map<string, vscode.WebviewPanel>();

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly analyses: Analyses,
  ) {}

  show(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    const open = this.panels.get(key);
    if (open) {
      open.reveal();
      return;
    }
    const name = document.uri.path.slice(document.uri.path.lastIndexOf('/') + 1);
    const dist = vscode.Uri.joinPath(this.extensionUri, 'dist');
    const panel = vscode.window.createWebviewPanel('mailLog.summary', `Summary of ${name}`, vscode.ViewColumn.Beside, {
      enableScripts: true,
      localResourceRoots: [dist],
    });
    this.panels.set(key, panel);
    panel.webview.html = pageOf(panel.webview, dist);

    const send = async (): Promise<void> => {
      const summary = await summaryOf(this.analyses, document);
      if (!summary) return;
      const message: ToPage = { name, complete: this.analyses.of(document)?.done ?? true, summary };
      await panel.webview.postMessage(message);
    };
    let timer: ReturnType<typeof setTimeout> | undefined;
    const subscriptions = vscode.Disposable.from(
      panel.webview.onDidReceiveMessage((message: FromPage) => {
        if (message.kind === 'ready') void send();
        else void goTo(document.uri, message.line);
      }),
      this.analyses.onDidChange((changed) => {
        if (changed !== document) return;
        clearTimeout(timer);
        timer = setTimeout(() => void send(), QUIET);
      }),
    );
    panel.onDidDispose(() => {
      clearTimeout(timer);
      subscriptions.dispose();
      this.panels.delete(key);
    });
  }

  dispose(): void {
    for (const panel of [...this.panels.values()]) panel.dispose();
  }
}

/** @param line from 0; the page is ours, but what it sends is looked at all the same */
async function goTo(uri: vscode.Uri, line: unknown): Promise<void> {
  if (typeof line !== 'number' || !Number.isSafeInteger(line) || line < 0) return;
  const document = await vscode.workspace.openTextDocument(uri);
  const range = document.lineAt(Math.min(line, document.lineCount - 1)).range;
  await vscode.window.showTextDocument(document, { selection: range, viewColumn: vscode.ViewColumn.One });
}

function pageOf(webview: vscode.Webview, dist: vscode.Uri): string {
  const uri = (file: string): string => webview.asWebviewUri(vscode.Uri.joinPath(dist, file)).toString();
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src ${webview.cspSource};`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${uri('summary.css')}">
<title>Summary</title>
</head>
<body>
<main id="page" aria-live="polite"><p>Counting…</p></main>
<script src="${uri('summary.js')}"></script>
</body>
</html>`;
}
