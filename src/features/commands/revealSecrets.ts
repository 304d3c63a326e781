import * as vscode from 'vscode';
import type { CommandHandler } from './command';

/** Until the editor is closed. */
export const revealSecrets: CommandHandler = ({ secrets }) => {
  const editor = vscode.window.activeTextEditor;
  if (editor) secrets.reveal(editor.document);
  return Promise.resolve();
};

export const hideSecrets: CommandHandler = ({ secrets }) => {
  const editor = vscode.window.activeTextEditor;
  if (editor) secrets.hide(editor.document);
  return Promise.resolve();
};
