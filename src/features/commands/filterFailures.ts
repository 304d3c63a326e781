import * as vscode from 'vscode';
import type { CommandHandler } from './command';

const VIEW = 'mailLog.failures';

/** Asks for words that failures must hold to stand in the view. */
export const filterFailures: CommandHandler = async ({ failureFilter }) => {
  const text = await vscode.window.showInputBox({
    title: 'Filter Failures',
    prompt: 'Words that the message of a failure holds: a host, an address, a cause. Empty to see all.',
    value: failureFilter.text,
  });
  if (text === undefined) return;
  failureFilter.text = text.trim();
  // The view may be folded, or another one stand in its place.
  await vscode.commands.executeCommand(`${VIEW}.focus`);
};

export const clearFailureFilter: CommandHandler = ({ failureFilter }) => {
  failureFilter.text = '';
  return Promise.resolve();
};
