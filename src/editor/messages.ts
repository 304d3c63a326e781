import * as vscode from 'vscode';
import { followMessage, type FollowedMessage } from '../core';
import { sourceOf } from './lineSource';

/** How long one piece of the search may keep the extension host, in milliseconds. */
const SLICE = 15;

/**
 * All lines of the message that a line belongs to, found without blocking the host.
 * @param line counted from 0
 * @returns nothing where the line names no message, or the search was cancelled
 */
export async function messageAt(document: vscode.TextDocument, line: number, token?: vscode.CancellationToken): Promise<FollowedMessage | undefined> {
  const search = followMessage(sourceOf(document), line);
  for (;;) {
    const until = Date.now() + SLICE;
    while (Date.now() < until) {
      const step = search.next();
      if (step.done === true) return step.value;
    }
    if (token?.isCancellationRequested === true || document.isClosed) return undefined;
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
}
