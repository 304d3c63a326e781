import * as vscode from 'vscode';
import { grouped, messageOf, type Finding } from '../core';
import { toRange } from '../editor/convert';
import type { Log } from '../editor/log';
import type { ShownFinding } from '../editor/failures/shownFindings';
import { linkToRule } from '../editor/rulePages';
import type { Feature } from './feature';

/** The failures in the Problems panel, folded by cause. */
export const problems: Feature = ({ logs, shownFindings }) => {
  const collection = vscode.languages.createDiagnosticCollection('mail-log');

  function report(uri: vscode.Uri): void {
    const log = logs.of(uri);
    if (log) collection.set(uri, shownFindings.of(uri).map((one) => diagnosticOf(one, log)));
    else collection.delete(uri);
  }
  return vscode.Disposable.from(collection, shownFindings.onDidChange(report));
};

function diagnosticOf({ finding, first, severity, count, folded }: ShownFinding, log: Log): vscode.Diagnostic {
  const { uri } = log;
  const times = folded.length === 0 ? '' : `${grouped(count)} times, here for the first. `;
  const diagnostic = new vscode.Diagnostic(toRange(finding.span, first), times + messageOf(finding), severity);
  diagnostic.source = 'Mail Log';
  diagnostic.code = { value: finding.rule, target: linkToRule(finding.rule) };
  const elsewhere = log.lookAt(diagnostic.range.start.line);
  diagnostic.relatedInformation = [
    ...(elsewhere ? [new vscode.DiagnosticRelatedInformation(elsewhere, 'The line, in the excerpt')] : []),
    ...commandOf(finding, first, uri),
    ...folded.map((other) => new vscode.DiagnosticRelatedInformation(new vscode.Location(uri, toRange(other.finding.span, other.first)), 'Again here')),
  ];
  return diagnostic;
}

function commandOf({ about }: Finding, first: number, uri: vscode.Uri): vscode.DiagnosticRelatedInformation[] {
  if (about.kind !== 'failure' || !about.command) return [];
  const { span, verb } = about.command;
  return [new vscode.DiagnosticRelatedInformation(new vscode.Location(uri, toRange(span, first)), `The ${verb} that was refused`)];
}
