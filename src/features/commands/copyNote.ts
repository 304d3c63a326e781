import * as vscode from 'vscode';
import { noteOn, traceOf } from '../../core';
import { messageAt } from '../../editor/messages';
import { withPatience } from '../../editor/pace/patience';
import { findingsOn } from '../../editor/analysis/placedFindings';
import { redactedLine } from '../../editor/analysis/redaction';
import type { CommandHandler } from './command';

/** Puts a paragraph about the failure at the cursor on the clipboard, for a ticket. The argument may be a line, counted from 0. */
export const copyNote: CommandHandler = async ({ analyses }, argument) => {
  const editor = vscode.window.activeTextEditor;
  const document = editor?.document;
  const line = typeof argument === 'number' ? argument : editor?.selection.active.line;
  const found = document && line !== undefined ? findingsOn(analyses, document, line).find(({ finding }) => finding.about.kind === 'failure') : undefined;
  const blocks = document && analyses.of(document);
  if (!blocks || !found || line === undefined) {
    await vscode.window.showInformationMessage('Put the cursor on a line with a failure to copy a note about it.');
    return;
  }
  const message = traceOf(document.lineAt(line).text) ? await withPatience('Following the message…', (token) => messageAt(document, line, token)) : undefined;
  const lines = (message?.lines ?? []).map((one) => redactedLine(blocks, document, one.line));
  await vscode.env.clipboard.writeText(noteOn(found.finding, redactedLine(blocks, document, line), lines));
  vscode.window.setStatusBarMessage('Note copied, its secrets masked.', 4000);
};
