import * as vscode from 'vscode';
import { selector } from '../editor/documents';
import { idRangeAt, messageAt } from '../editor/messages';
import type { Feature } from './feature';

/** From a queue id to where its message enters, to all of its lines, and to the same id on the screen. */
export const messageLines: Feature = ({ analyses }) => {
  const id = (document: vscode.TextDocument, position: vscode.Position): vscode.Range | undefined => (analyses.of(document) ? idRangeAt(document, position) : undefined);
  return vscode.Disposable.from(
    vscode.languages.registerDefinitionProvider([...selector], {
      async provideDefinition(document, position, token) {
        const origin = id(document, position);
        const message = origin ? await messageAt(document, position.line, token) : undefined;
        const first = message?.lines[0];
        if (!origin || !first) return undefined;
        const target = document.lineAt(first.line).range;
        return [{ originSelectionRange: origin, targetUri: document.uri, targetRange: target, targetSelectionRange: target }];
      },
    }),
    vscode.languages.registerReferenceProvider([...selector], {
      async provideReferences(document, position, _context, token) {
        const message = id(document, position) ? await messageAt(document, position.line, token) : undefined;
        return message?.lines.map(({ line }) => new vscode.Location(document.uri, document.lineAt(line).range)) ?? [];
      },
    }),
    vscode.languages.registerDocumentHighlightProvider([...selector], {
      provideDocumentHighlights(document, position) {
        const range = id(document, position);
        if (!range || range.isEmpty) return undefined;
        const word = document.getText(range);
        const highlights: vscode.DocumentHighlight[] = [];
        const from = Math.max(0, position.line - HIGHLIGHTED);
        const to = Math.min(document.lineCount, position.line + HIGHLIGHTED);
        for (let line = from; line < to; line++) {
          const { text } = document.lineAt(line);
          for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
            highlights.push(new vscode.DocumentHighlight(new vscode.Range(line, at, line, at + word.length)));
          }
        }
        return highlights;
      },
    }),
  );
};

/** Lines on either side that are looked at: more than any screen shows. */
const HIGHLIGHTED = 2000;
