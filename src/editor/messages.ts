import type * as vscode from 'vscode';
import { followMessage, type FollowedMessage } from '../core';
import { sourceOf } from './lineSource';
import { inSlices } from './slices';

/**
 * All lines of the message that a line belongs to, found without blocking the host.
 * @param line counted from 0
 * @returns nothing where the line names no message, or the search was cancelled
 */
export function messageAt(document: vscode.TextDocument, line: number, token?: vscode.CancellationToken): Promise<FollowedMessage | undefined> {
  return inSlices(followMessage(sourceOf(document), line), () => token?.isCancellationRequested === true || document.isClosed);
}
