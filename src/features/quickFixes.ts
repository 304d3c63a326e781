import * as vscode from 'vscode';
import { causeName, explainCode, traceOf } from '../core';
import { selector } from '../editor/documents';
import { findingsOn, type PlacedFinding } from '../editor/placedFindings';
import type { Feature } from './feature';

const SOURCE = 'Mail Log';

/** What can be done about a finding: explain, compare, follow, take a note, ignore. */
export const quickFixes: Feature = ({ analyses }) =>
  vscode.languages.registerCodeActionsProvider(
    [...selector],
    {
      provideCodeActions(document, range, { diagnostics }) {
        const ours = diagnostics.filter(({ source }) => source === SOURCE);
        if (ours.length === 0) return [];
        const findings = findingsOn(analyses, document, range.start.line);
        return ours.flatMap((diagnostic) => {
          const found = findings.find((one) => one.range.isEqual(diagnostic.range));
          return found ? actionsFor(document, diagnostic, found) : [];
        });
      },
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
  );

function actionsFor(document: vscode.TextDocument, diagnostic: vscode.Diagnostic, { finding, range }: PlacedFinding): vscode.CodeAction[] {
  const { code, enhancedStatus, cause } = finding;
  const make = (title: string, command: string, argument?: unknown): vscode.CodeAction => {
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    action.diagnostics = [diagnostic];
    action.command = { title, command, arguments: argument === undefined ? [] : [argument] };
    return action;
  };
  const actions: vscode.CodeAction[] = [];
  for (const one of [code, enhancedStatus]) if (one !== undefined && explainCode(one)) actions.push(make(`Explain ${one}`, 'mailLog.explainReplyCode', one));
  if (code !== undefined) actions.push(make(`Compare ${code} with…`, 'mailLog.compareReplyCodes', code));
  if (traceOf(document.lineAt(range.start.line).text)) actions.push(make('Follow message', 'mailLog.followMessage', range.start.line));
  if (finding.about.kind === 'failure') actions.push(make('Copy as note', 'mailLog.copyNote', range.start.line));
  if (cause !== undefined && cause !== 'unknown') actions.push(make(`Ignore “${causeName(cause)}” in this workspace`, 'mailLog.ignoreFindings', cause));
  if (code !== undefined) actions.push(make(`Ignore ${code} in this workspace`, 'mailLog.ignoreFindings', code));
  return actions;
}
