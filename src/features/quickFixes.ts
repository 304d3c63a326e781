import * as vscode from 'vscode';
import { causeName, explainCode, rules, traceOf } from '../core';
import type { Analyses } from '../editor/analysis/analyses';
import { answerToEhlo } from '../editor/analysis/answerToEhlo';
import { selector } from '../editor/documents';
import { findingsOn, type RangedFinding } from '../editor/analysis/placedFindings';
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
          const found = findings.find(({ finding, range: place }) => place.isEqual(diagnostic.range) && finding.rule === ruleOf(diagnostic));
          return found ? actionsFor(analyses, document, diagnostic, found) : [];
        });
      },
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
  );

function ruleOf({ code }: vscode.Diagnostic): unknown {
  return typeof code === 'object' ? code.value : code;
}

/** Rules that hold a command against the server's answer to EHLO. */
const OF_OFFERS: ReadonlySet<string> = new Set(['mechanism-not-offered', 'password-without-tls', 'pipelining-not-offered', 'size-over-limit']);

function actionsFor(analyses: Analyses, document: vscode.TextDocument, diagnostic: vscode.Diagnostic, { finding, range }: RangedFinding): vscode.CodeAction[] {
  const { code, enhancedStatus, cause } = finding;
  const make = (title: string, command: string, ...given: readonly unknown[]): vscode.CodeAction => {
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    action.diagnostics = [diagnostic];
    action.command = { title, command, arguments: [...given] };
    return action;
  };
  const actions: vscode.CodeAction[] = [];
  for (const one of [code, enhancedStatus]) if (one !== undefined && explainCode(one)) actions.push(make(`Explain ${one}`, 'mailLog.explainReplyCode', one));
  if (code !== undefined) actions.push(make(`Compare ${code} with…`, 'mailLog.compareReplyCodes', code));
  if (traceOf(document.lineAt(range.start.line).text)) actions.push(make('Follow message', 'mailLog.followMessage', range.start.line));
  if (finding.about.kind === 'failure') actions.push(make('Copy as note', 'mailLog.copyNote', range.start.line));
  const answer = OF_OFFERS.has(finding.rule) ? answerToEhlo(analyses, document, range.start.line) : undefined;
  if (answer) actions.push(make('Go to what the server offers', 'editor.action.goToLocations', document.uri, range.start, [new vscode.Location(document.uri, answer)], 'goto'));
  // A failure is one of many kinds; what another rule has to say is all there is to it.
  const rule = finding.message === undefined ? undefined : rules.find(({ id }) => id === finding.rule);
  if (rule) return [...actions, make(`Ignore “${rule.title}” in this workspace`, 'mailLog.ignoreRule', rule.id)];
  if (cause !== undefined && cause !== 'unknown') actions.push(make(`Ignore “${causeName(cause)}” in this workspace`, 'mailLog.ignoreFindings', cause));
  if (code !== undefined) actions.push(make(`Ignore ${code} in this workspace`, 'mailLog.ignoreFindings', code));
  return actions;
}
