import type * as vscode from 'vscode';
import { reportOn, type LogReport } from '../files/report';
import { optionsOf, piecesOf, type ReportRequest } from '../files/reportRequest';

/** How long one slice may keep the extension host, in milliseconds. */
const SLICE = 15;

/** There is no disk: every file is read by its file system provider. */
export function pathOf(_uri: vscode.Uri): string | undefined {
  return undefined;
}

/** Reports on a log in slices, between which the extension host does other things. */
export function report(_extensionUri: vscode.Uri, request: ReportRequest, onRead: (bytes: number) => void, token: vscode.CancellationToken): Promise<LogReport | undefined> {
  let until = Date.now() + SLICE;
  const files = request.files.map(({ name, source }) => ({ name, bytes: () => piecesOf(typeof source === 'string' ? new Uint8Array() : source) }));
  return reportOn(files, {
    ...optionsOf(request),
    onRead,
    async pause() {
      if (Date.now() < until) return token.isCancellationRequested;
      await new Promise((resolve) => setTimeout(resolve, 0));
      until = Date.now() + SLICE;
      return token.isCancellationRequested;
    },
  });
}
