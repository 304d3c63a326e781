import * as vscode from 'vscode';
import { messagePage, traceOf } from '../../core';
import { messageAt } from '../../editor/messages';
import { withPatience } from '../../editor/pace/patience';
import { redactedLine } from '../../editor/analysis/redaction';
import type { CommandHandler } from './command';

/** Shows all lines of the message under the cursor, and what became of it. The argument may be a line, counted from 0. */
export const followMessage: CommandHandler = async ({ analyses, excerpts }, argument) => {
  const editor = vscode.window.activeTextEditor;
  if (!editor) {
    await vscode.window.showInformationMessage('Open a mail log and put the cursor on a line of a message to follow it.');
    return;
  }
  const { document } = editor;
  const given = typeof argument === 'number' && argument >= 0 && argument < document.lineCount ? argument : undefined;
  const line = given ?? editor.selection.active.line;
  if (!traceOf(document.lineAt(line).text)) {
    await vscode.window.showInformationMessage('This line names no message. Put the cursor on a line with a queue id, such as “4F2B1C0123:”.');
    return;
  }
  const message = await withPatience('Following the message…', (token) => messageAt(document, line, token));
  if (!message) return;
  const blocks = analyses.of(document);
  const lines = message.lines.map((one) => (blocks ? redactedLine(blocks, document, one.line) : document.lineAt(one.line).text));
  const page = messagePage(message, lines, document.lineCount);
  const links = new Map([...page.links].map(([shown, target]) => [shown, { uri: document.uri, line: target }]));
  await excerpts.show(excerpts.uriFor(`Message ${message.ids[0] ?? ''}`), { text: page.text, links });
};
