import * as vscode from 'vscode';

/** Work that takes longer than this, in milliseconds, shows that it goes on, and can be cancelled. */
const PATIENCE = 1000;

/** Does work that is mostly done at once. @param title what is going on: "Following the message…" */
export async function withPatience<T>(title: string, work: (token: vscode.CancellationToken) => Promise<T>): Promise<T> {
  const source = new vscode.CancellationTokenSource();
  const result = work(source.token);
  const timer = setTimeout(() => {
    const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
    void vscode.window.withProgress(options, async (_progress, token) => {
      const cancelled = token.onCancellationRequested(() => { source.cancel(); });
      // Whoever waits for the result hears of its failure.
      await result.catch(() => undefined);
      cancelled.dispose();
    });
  }, PATIENCE);
  try {
    return await result;
  } finally {
    clearTimeout(timer);
    source.dispose();
  }
}
