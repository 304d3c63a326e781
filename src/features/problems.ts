import * as vscode from 'vscode';
import { messageOf, type Blocks, type Finding, type Severity } from '../core';
import { toRange, toSeverity } from '../editor/convert';
import { isExcerpt } from '../editor/excerpts';
import type { Feature } from './feature';

/** VS Code keeps 1,000 diagnostics a file. */
const MOST = 900;

/** The failures in the Problems panel, folded by cause. */
export const problems: Feature = ({ analyses, extensionUri, settings }) => {
  const collection = vscode.languages.createDiagnosticCollection('mail-log');

  function report({ uri }: vscode.TextDocument, blocks: Blocks | undefined): void {
    if (blocks && !isExcerpt(uri)) collection.set(uri, diagnosticsOf(blocks, uri, extensionUri, settings.severities(uri)));
    else collection.delete(uri);
  }
  return vscode.Disposable.from(
    collection,
    analyses.onDidChange((document) => { report(document, analyses.of(document)); }),
    settings.onDidChange(() => {
      for (const [document, { blocks }] of analyses.all()) report(document, blocks);
    }),
  );
};

function diagnosticsOf(blocks: Blocks, uri: vscode.Uri, extensionUri: vscode.Uri, severityOf: (finding: Finding) => Severity): vscode.Diagnostic[] {
  const diagnostics: vscode.Diagnostic[] = [];
  for (const { count, shown } of blocks.groups()) {
    const folded = count > shown.length;
    for (const { first, finding } of folded ? shown.slice(0, 1) : shown) {
      const severity = toSeverity(severityOf(finding));
      if (severity === undefined || diagnostics.length >= MOST) continue;
      const message = messageOf(finding);
      const times = `${count.toLocaleString('en-US')} times, here for the first. `;
      const diagnostic = new vscode.Diagnostic(toRange(finding.span, first), folded ? times + message : message, severity);
      diagnostic.source = 'Mail Log';
      diagnostic.code = { value: finding.rule, target: vscode.Uri.joinPath(extensionUri, 'docs', 'rules', `${finding.rule}.md`) };
      diagnostic.relatedInformation = [
        ...commandOf(finding, first, uri),
        ...(folded ? shown.slice(1) : []).map(
          (other) => new vscode.DiagnosticRelatedInformation(new vscode.Location(uri, toRange(other.finding.span, other.first)), 'Again here'),
        ),
      ];
      diagnostics.push(diagnostic);
    }
  }
  return diagnostics;
}

function commandOf({ about }: Finding, first: number, uri: vscode.Uri): vscode.DiagnosticRelatedInformation[] {
  if (about.kind !== 'failure' || !about.command) return [];
  const { span, verb } = about.command;
  return [new vscode.DiagnosticRelatedInformation(new vscode.Location(uri, toRange(span, first)), `The ${verb} that was refused`)];
}
