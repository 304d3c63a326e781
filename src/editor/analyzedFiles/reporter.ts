import { Worker } from 'node:worker_threads';
import * as vscode from 'vscode';
import type { LogReport } from '../../files/report';
import type { ReportRequest } from '../../files/reportRequest';
import type { FromWorker } from '../../worker/messages';

/** Where the worker finds a file by itself: its path on the disk. Any other has to be read for it. */
export function placeOf(uri: vscode.Uri): string | undefined {
  return uri.scheme === 'file' ? uri.fsPath : undefined;
}

/** In megabytes; what a report needs does not grow with the log. */
const MOST_MEMORY = 512;

/**
 * Reports on a log in a thread of its own. `reporter.web.ts` does it where there is none.
 * @param onRead told how many stored bytes were read since it was last told
 * @returns nothing where it was cancelled
 */
export function report(extensionUri: vscode.Uri, request: ReportRequest, onRead: (bytes: number) => void, token: vscode.CancellationToken): Promise<LogReport | undefined> {
  const program = vscode.Uri.joinPath(extensionUri, 'dist', 'report.js').fsPath;
  const worker = new Worker(program, { workerData: request, resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY } });
  return new Promise<LogReport | undefined>((resolve, reject) => {
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'read') onRead(message.bytes);
      else resolve(message.report);
    });
    worker.on('error', reject);
    // After a report this changes nothing any more.
    worker.on('exit', (code) => { reject(new Error(`the worker ended with ${code}`)); });
    token.onCancellationRequested(() => { resolve(undefined); });
  }).finally(() => void worker.terminate());
}
