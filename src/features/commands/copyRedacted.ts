import * as vscode from 'vscode';
import { redactedSelection, redactedText } from '../../editor/redaction';
import type { CommandHandler } from './command';

/** The selection, or the whole document, without its secrets. */
export const copyRedacted: CommandHandler = async () => {
  const editor = vscode.window.activeTextEditor;
  if (!editor) {
    await vscode.window.showInformationMessage('Open a log or a transcript to copy it without its secrets.');
    return;
  }
  const { document, selections } = editor;
  const chosen = selections.filter((selection) => !selection.isEmpty);
  const end = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
  const text = chosen.length === 0 ? redactedText(document) : chosen.map((selection) => redactedSelection(document, selection)).join(end);
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(chosen.length === 0 ? 'Copied the whole file without its secrets' : 'Copied without secrets', 4000);
};
