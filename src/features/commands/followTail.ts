import * as vscode from 'vscode';
import type { CommandHandler } from './command';

/** Starts or ends scrolling with the end of a log that grows. */
export const followTail: CommandHandler = async ({ tail }) => {
  const document = vscode.window.activeTextEditor?.document;
  if (!document) {
    await vscode.window.showInformationMessage('Open a log that grows to follow its end.');
    return;
  }
  tail.toggle(document);
  vscode.window.setStatusBarMessage(tail.follows(document) ? 'Following the end of the log; scroll up to stop.' : 'No longer following the end of the log.', 4000);
};
