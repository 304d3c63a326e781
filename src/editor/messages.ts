import * as vscode from 'vscode';
import { followMessage, traceOf, type FollowedMessage } from '../core';
import { sourceOf } from './analysis/lineSource';
import { inSlices } from './pace/slices';
import { Steady } from './pace/steady';

/**
 * All lines of the message that a line belongs to, found without blocking the host.
 * @param line counted from 0
 * @returns nothing where the line names no message, the search was cancelled, or lines were edited: they stand elsewhere now
 */
export async function messageAt(document: vscode.TextDocument, line: number, token?: vscode.CancellationToken): Promise<FollowedMessage | undefined> {
  const steady = new Steady(document);
  try {
    return await inSlices(followMessage(sourceOf(document), line), () => token?.isCancellationRequested === true || steady.broken);
  } finally {
    steady.dispose();
  }
}

/** Where the id stands that names the message of a line, if it stands at this place. */
export function idRangeAt(document: vscode.TextDocument, position: vscode.Position): vscode.Range | undefined {
  const trace = traceOf(document.lineAt(position.line).text);
  if (!trace) return undefined;
  const range = new vscode.Range(position.line, trace.piece.start, position.line, trace.piece.end);
  return range.contains(position) ? range : undefined;
}
