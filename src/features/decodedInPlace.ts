import * as vscode from 'vscode';
import { payloadLabel, type Blocks } from '../core';
import { toRange } from '../editor/convert';
import type { Feature } from './feature';

/** The decoded text drawn beside each visible payload, secrets masked. */
export const decodedInPlace: Feature = ({ analyses }) => {
  const decoration = vscode.window.createTextEditorDecorationType({
    after: { margin: '0 0 0 1em', color: new vscode.ThemeColor('editorCodeLens.foreground') },
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });

  function draw(editor: vscode.TextEditor): void {
    const blocks = analyses.of(editor.document);
    editor.setDecorations(decoration, blocks ? editor.visibleRanges.flatMap((range) => labelsIn(blocks, range)) : []);
  }

  for (const editor of vscode.window.visibleTextEditors) draw(editor);
  return vscode.Disposable.from(
    decoration,
    analyses.onDidChange((document) => {
      for (const editor of vscode.window.visibleTextEditors) if (editor.document === document) draw(editor);
    }),
    vscode.window.onDidChangeVisibleTextEditors((editors) => { editors.forEach(draw); }),
    vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => { draw(textEditor); }),
  );
};

function labelsIn(blocks: Blocks, visible: vscode.Range): vscode.DecorationOptions[] {
  const labels = new Map<string, vscode.DecorationOptions>();
  for (let line = visible.start.line; line <= visible.end.line; line++) {
    for (const { first, facts } of blocks.factsAt(line)) {
      for (const fact of facts) {
        if (fact.kind !== 'payload' || first + fact.span.line !== line) continue;
        const contentText = payloadLabel(fact);
        if (contentText === undefined) continue;
        labels.set(`${line}:${fact.span.start}`, { range: toRange(fact.span, first), renderOptions: { after: { contentText } } });
      }
    }
  }
  return [...labels.values()];
}
