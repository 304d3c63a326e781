import * as vscode from 'vscode';
import { withPatience } from '../../editor/pace/patience';
import { redactedText } from '../../editor/analysis/redaction';
import type { CommandHandler } from './command';

/** The selection, or the whole document, without its secrets. */
export const copyRedacted: CommandHandler = async ({ analyses }) => {
  const editor = vscode.window.activeTextEditor;
  if (!editor) {
    await vscode.window.showInformationMessage('Open a log or a transcript to copy it without its secrets.');
    return;
  }
  const { document, selections } = editor;
  const chosen = selections.filter((selection) => !selection.isEmpty);
  const texts = await withPatience('Taking out the secrets…', (token) =>
    Promise.all(chosen.length === 0 ? [redactedText(analyses, document, token)] : chosen.map((piece) => redactedText(analyses, document, token, { piece }))),
  );
  // Cancelled: a part would be taken for the whole.
  if (texts.some((text) => text === undefined)) return;
  await vscode.env.clipboard.writeText(texts.join(document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n'));
  vscode.window.setStatusBarMessage(chosen.length === 0 ? 'Copied the whole file without its secrets' : 'Copied without secrets', 4000);
};
