import * as vscode from 'vscode';
import { counted, sessionName, sessionSummary } from '../core';
import { selector } from '../editor/documents';
import { sessionsOf } from '../editor/analysis/sessions';
import type { Feature } from './feature';

/** Sessions in the outline and the breadcrumbs. */
export const outline: Feature = ({ analyses }) =>
  vscode.languages.registerDocumentSymbolProvider(
    [...selector],
    {
      async provideDocumentSymbols(document, token) {
        // VS Code asks once for each state of the text, and not again when more is known of it.
        await analyses.whenRead(document, token);
        const { sessions, left } = sessionsOf(analyses, document);
        const symbols = sessions.map(({ session, firstLine, lastLine }) => {
          const range = new vscode.Range(firstLine, 0, lastLine, document.lineAt(lastLine).text.length);
          const kind = session.failures > 0 ? vscode.SymbolKind.Event : vscode.SymbolKind.Namespace;
          return new vscode.DocumentSymbol(sessionName(session), sessionSummary(session), kind, range, document.lineAt(firstLine).range);
        });
        return left === 0 ? symbols : [...symbols, noteOn(left, document)];
      },
    },
    { label: 'Mail Log' },
  );

/** What the outline leaves out, at its end. */
function noteOn(left: number, document: vscode.TextDocument): vscode.DocumentSymbol {
  const end = document.lineAt(document.lineCount - 1).range;
  return new vscode.DocumentSymbol(counted(left, 'more session'), 'not listed; those that failed come first', vscode.SymbolKind.Null, end, end);
}
