import * as vscode from 'vscode';
import type { FromPage, ToPage } from '../webview/messages';
import type { SummarySource } from './summaries';

/** After the last change of a log that grows. */
const QUIET = 1000;

/** The page with the figures of one log: a webview that may run its own script and nothing else. */
export class SummaryPanels implements vscode.Disposable {
  private readonly panels = new Map<string, vscode.WebviewPanel>();

  constructor(private readonly extensionUri: vscode.Uri) {}

  show(source: SummarySource): void {
    const { name } = source;
    const key = source.uri.toString();
    const open = this.panels.get(key);
    if (open) {
      open.reveal();
      return;
    }
    const dist = vscode.Uri.joinPath(this.extensionUri, 'dist');
    const panel = vscode.window.createWebviewPanel('mailLog.summary', `Summary of ${name}`, vscode.ViewColumn.Beside, {
      enableScripts: true,
      localResourceRoots: [dist],
    });
    this.panels.set(key, panel);
    panel.webview.html = pageOf(panel.webview, dist);

    const send = async (): Promise<void> => {
      const summary = await source.summary();
      if (!summary) return;
      const message: ToPage = { name, complete: source.complete(), summary };
      await panel.webview.postMessage(message);
    };
    let timer: ReturnType<typeof setTimeout> | undefined;
    const subscriptions = vscode.Disposable.from(
      panel.webview.onDidReceiveMessage((message: FromPage) => {
        if (message.kind === 'ready') void send();
        else void goTo(source, message.line);
      }),
      source.onDidChange(() => {
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
async function goTo(source: SummarySource, line: unknown): Promise<void> {
  if (typeof line !== 'number' || !Number.isSafeInteger(line) || line < 0) return;
  const place = source.placeOf(line);
  // By the command: a file may be too big for an extension to open.
  if (place) await vscode.commands.executeCommand('vscode.open', place.uri, { selection: place.range, viewColumn: vscode.ViewColumn.One });
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
