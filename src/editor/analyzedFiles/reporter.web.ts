import * as vscode from 'vscode';
import { reportOn } from '../../files/readReport';
import type { LogReport } from '../../files/report';
import { optionsOf, piecesOf, type ReportRequest } from '../../files/reportRequest';
import { readUri } from './readUri';
import { pauses } from '../pace/slices';

/** Where a file is found when its turn comes: its URI. */
export function placeOf(uri: vscode.Uri): string | undefined {
  return uri.toString();
}

/** Reports on a log in slices, between which the extension host does other things. */
export function report(_extensionUri: vscode.Uri, request: ReportRequest, onRead: (bytes: number) => void, token: vscode.CancellationToken): Promise<LogReport | undefined> {
  const files = request.files.map(({ name, source }) => {
    async function* bytes(): AsyncGenerator<Uint8Array> {
      yield* piecesOf(typeof source === 'string' ? await readUri(vscode.Uri.parse(source, true)) : source);
    }
    return { name, bytes, head: bytes };
  });
  return reportOn(files, { ...optionsOf(request), onRead, pause: pauses(() => token.isCancellationRequested) });
}
