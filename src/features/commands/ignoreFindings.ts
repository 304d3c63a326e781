import * as vscode from 'vscode';
import type { CommandHandler } from './command';

/** Adds a cause or code to those that are not reported in this workspace. The argument is its id. */
export const ignoreFindings: CommandHandler = async ({ settings }, argument) => {
  if (typeof argument !== 'string') return;
  await settings.ignore(argument);
  const undo = 'Undo';
  const answer = await vscode.window.showInformationMessage(`“${argument}” is no longer reported here. The setting mailLog.diagnostics.ignore holds the list.`, undo);
  if (answer === undo) await settings.ignore(argument, false);
};
