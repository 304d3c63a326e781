import * as vscode from 'vscode';

/** Below the limit of a test, so that the message tells what was waited for. */
const LIMIT = 8000;

/**
 * Waits until something is so, looking now and at each event.
 * @param what for the message when it never is: "no editor to be open"
 */
export async function waitFor<T>(what: string, event: vscode.Event<T>, isSo: () => boolean): Promise<void> {
  if (isSo()) return;
  let subscription: vscode.Disposable | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      subscription = event(() => {
        if (isSo()) resolve();
      });
      timer = setTimeout(() => { reject(new Error(`Waited ${LIMIT / 1000} s for ${what}.`)); }, LIMIT);
    });
  } finally {
    subscription?.dispose();
    clearTimeout(timer);
  }
}

/**
 * Call it before a document is opened: what it returns waits until diagnostics were reported for that document, be
 * they none.
 */
export function diagnosticsReported(): (uri: vscode.Uri) => Promise<void> {
  const reported = new Set<string>();
  const seen = new vscode.EventEmitter<void>();
  const subscription = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
    for (const uri of uris) reported.add(uri.toString());
    seen.fire();
  });
  return async (uri) => {
    try {
      await waitFor(`diagnostics of ${uri.toString()}`, seen.event, () => reported.has(uri.toString()));
    } finally {
      subscription.dispose();
      seen.dispose();
    }
  };
}
