import * as vscode from 'vscode';
import type { FromPage, ToPage } from '../../webview/messages';
import { Debounced } from '../pace/debounced';
import type { SummarySource } from './summaries';

/** After the last change of a log that grows, and after the first of many, in milliseconds. */
const QUIET = 1000;
const MOST_QUIET = 3000;

/** The pages with the figures of logs, one for each. */
export class SummaryPanels implements vscode.Disposable {
  private readonly panels = new Map<string, SummaryPanel>();

  constructor(private readonly extensionUri: vscode.Uri) {}

  show(source: SummarySource): void {
    const key = source.uri.toString();
    const open = this.panels.get(key);
    if (open) {
      open.show(source);
      return;
    }
    const panel = new SummaryPanel(this.extensionUri, source, () => { this.panels.delete(key); });
    this.panels.set(key, panel);
  }

  dispose(): void {
    for (const panel of [...this.panels.values()]) panel.dispose();
  }
}

/** A webview that may run its own script and nothing else. */
class SummaryPanel {
  private readonly panel: vscode.WebviewPanel;
  private readonly later = new Debounced(QUIET, MOST_QUIET, () => void this.send());
  private following: vscode.Disposable;
  private counting = false;
  /** For another count, while one goes on. */
  private asked = false;
  private gone = false;

  constructor(
    extensionUri: vscode.Uri,
    private source: SummarySource,
    onDidClose: () => void,
  ) {
    const dist = vscode.Uri.joinPath(extensionUri, 'dist');
    this.panel = vscode.window.createWebviewPanel('mailLog.summary', `Summary of ${source.name}`, vscode.ViewColumn.Beside, {
      enableScripts: true,
      localResourceRoots: [dist],
    });
    this.panel.webview.html = pageOf(this.panel.webview, dist);
    this.following = source.onDidChange(() => { this.later.call(); });
    const messages = this.panel.webview.onDidReceiveMessage((message: FromPage) => {
      if (message.kind === 'ready') void this.send();
      else void goTo(this.source, message.line);
    });
    this.panel.onDidDispose(() => {
      this.gone = true;
      this.later.dispose();
      this.following.dispose();
      messages.dispose();
      onDidClose();
    });
  }

  /** A log that was closed and opened again has another source. */
  show(source: SummarySource): void {
    this.following.dispose();
    this.source = source;
    this.following = source.onDidChange(() => { this.later.call(); });
    this.panel.reveal();
    void this.send();
  }

  dispose(): void {
    this.panel.dispose();
  }

  /** Counts anew; one count at a time, so that none overtakes another. */
  private async send(): Promise<void> {
    if (this.counting) {
      this.asked = true;
      return;
    }
    this.counting = true;
    const { source } = this;
    try {
      const summary = await source.summary();
      if (summary && source === this.source && !this.gone) {
        const message: ToPage = { name: source.name, complete: source.complete(), summary };
        void this.panel.webview.postMessage(message);
      }
    } finally {
      this.counting = false;
    }
    const again = this.asked && !this.gone;
    this.asked = false;
    if (again) await this.send();
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
<p id="state" role="status" class="unseen">Counting…</p>
<main id="page"><p>Counting…</p></main>
<script src="${uri('summary.js')}"></script>
</body>
</html>`;
}
