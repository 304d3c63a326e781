import * as vscode from 'vscode';
import type { Blocks, Finding, PlacedFinding, Severity } from '../../core';
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
  const found = failureFrom(blocks, editor.selection.active, step, settings.severities(editor.document.uri));
  if (!found) {
    await vscode.window.showInformationMessage(blocks.done ? 'No failure in this file.' : 'No failure so far; this file is still being read.');
    return;
  }
  const place = toRange(found.finding.span, found.first);
  editor.selection = new vscode.Selection(place.start, place.start);
  editor.revealRange(place, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** The nearest failure in the direction, else the farthest in the other. */
function failureFrom(blocks: Blocks, here: vscode.Position, step: 1 | -1, severityOf: (finding: Finding) => Severity): PlacedFinding | undefined {
  let ahead: PlacedFinding | undefined;
  let around: PlacedFinding | undefined;
  for (const one of blocks.findings()) {
    const { first, finding } = one;
    if (finding.about.kind !== 'failure' || severityOf(finding) === 'off') continue;
    const way = step * (first + finding.span.line - here.line || finding.span.start - here.character);
    if (way > 0 && (!ahead || step * order(one, ahead) < 0)) ahead = one;
    if (!around || step * order(one, around) < 0) around = one;
  }
  return ahead ?? around;
}

/** Negative where one stands before the other. */
function order(one: PlacedFinding, other: PlacedFinding): number {
  return one.first + one.finding.span.line - (other.first + other.finding.span.line) || one.finding.span.start - other.finding.span.start;
}
