import * as vscode from 'vscode';
import type { Services } from '../../editor/services';
import { toRange } from '../../editor/convert';
import type { CommandHandler } from './command';

export const nextFailure: CommandHandler = (services) => go(services, 1);
export const previousFailure: CommandHandler = (services) => go(services, -1);

/** Goes to the next failure after or before the cursor, around the end of the document. */
async function go({ analyses, settings }: Services, step: 1 | -1): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const blocks = editor ? analyses.of(editor.document) : undefined;
  if (!editor || !blocks) {
    await vscode.window.showInformationMessage('Open a mail log or an SMTP transcript to go through its failures.');
    return;
  }
  const severityOf = settings.severities(editor.document.uri);
  const places: vscode.Range[] = [];
  for (const { first, finding } of blocks.findings()) {
    if (finding.about.kind === 'failure' && severityOf(finding) !== 'off') places.push(toRange(finding.span, first));
  }
  const here = editor.selection.active;
  const ahead = step > 0 ? places.find((one) => one.start.isAfter(here)) : places.findLast((one) => one.start.isBefore(here));
  const place = ahead ?? (step > 0 ? places[0] : places[places.length - 1]);
  if (!place) {
    await vscode.window.showInformationMessage(blocks.done ? 'No failure in this file.' : 'No failure so far; this file is still being read.');
    return;
  }
  editor.selection = new vscode.Selection(place.start, place.start);
  editor.revealRange(place, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
