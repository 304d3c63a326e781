import * as vscode from 'vscode';

/** How long anything is waited for, in milliseconds: below the limit of a test, so that the message tells what it was. */
export const LIMIT = 25_000;

/**
 * Waits until something is so, looking now and at each event.
 * @param what for the message when it never is: "two failures"
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

/** Call it before a document is opened: settles when diagnostics were reported for it first, be they none, or not yet all. */
export async function diagnosticsReported(uri: vscode.Uri): Promise<void> {
  let reported = false;
  const subscription = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
    reported ||= uris.some((one) => one.toString() === uri.toString());
  });
  try {
    await waitFor(`diagnostics of ${uri.toString()}`, vscode.languages.onDidChangeDiagnostics, () => reported);
  } finally {
    subscription.dispose();
  }
}
