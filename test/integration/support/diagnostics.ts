import * as vscode from 'vscode';
import { waitFor } from './events';

/** What the Problems panel shows of one diagnostic, to compare all of it at once; the message aside. */
export interface Shown {
  readonly range: vscode.Range;
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  readonly rule: string;
  /** Of which rule a click shows the page. */
  readonly page: string;
  readonly source: string;
  /** The places it points to, all in the same document. */
  readonly related: readonly vscode.Range[];
}

const SEVERITIES = ['error', 'warning', 'information', 'hint'] as const;

/** @throws where a diagnostic has no link, or points to another document */
export function shown(diagnostic: vscode.Diagnostic, document: vscode.TextDocument): Shown {
  const { range, severity, code, source, relatedInformation = [] } = diagnostic;
  if (typeof code !== 'object') throw new Error('The code of the diagnostic has no link.');
  return {
    range,
    severity: SEVERITIES[severity],
    rule: String(code.value),
    page: ruleIn(code.target),
    source: source ?? '',
    related: relatedInformation.map(({ location }) => {
      if (location.uri.toString() !== document.uri.toString()) throw new Error(`Points to ${location.uri.toString()}.`);
      return location.range;
    }),
  };
}

/** @throws where the link is no call of the command that shows a rule */
function ruleIn({ scheme, path, query }: vscode.Uri): string {
  if (scheme !== 'command' || path !== 'mailLog.showRule') throw new Error(`Leads to ${scheme}:${path}.`);
  const [rule] = JSON.parse(query) as readonly string[];
  return rule ?? '';
}

/** The diagnostics of a document once they are as wanted. */
export async function diagnosticsOnce(
  what: string,
  { uri }: vscode.TextDocument,
  isSo: (diagnostics: readonly vscode.Diagnostic[]) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  await waitFor(what, vscode.languages.onDidChangeDiagnostics, () => isSo(vscode.languages.getDiagnostics(uri)));
  return vscode.languages.getDiagnostics(uri);
}
