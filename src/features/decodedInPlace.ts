import * as vscode from 'vscode';
import { payloadLabel } from '../core';
import { toRange } from '../editor/convert';
import { selector } from '../editor/documents';
import { factsOnLines } from '../editor/analysis/placedFacts';
import type { Services } from '../editor/services';
import type { Feature } from './feature';

const SETTING = 'mailLog.decode.display';
type Display = 'decoration' | 'inlayHint' | 'off';

/** The decoded text beside each visible payload, secrets masked: drawn, or as inlay hints. */
export const decodedInPlace: Feature = (services) => {
  let display = readSetting();
  let shown = show(display, services);
  return vscode.Disposable.from(
    { dispose: () => { shown.dispose(); } },
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration(SETTING) || display === readSetting()) return;
      display = readSetting();
      shown.dispose();
      shown = show(display, services);
    }),
  );
};

function readSetting(): Display {
  return vscode.workspace.getConfiguration().get<Display>(SETTING, 'decoration');
}

function show(display: Display, services: Services): vscode.Disposable {
  switch (display) {
    case 'decoration':
      return drawn(services);
    case 'inlayHint':
      return hinted(services);
    case 'off':
      return vscode.Disposable.from();
  }
}

function drawn(services: Services): vscode.Disposable {
  const decoration = vscode.window.createTextEditorDecorationType({
    after: { margin: '0 0 0 1em', color: COLOUR },
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });

  function draw(editor: vscode.TextEditor): void {
    const labels = editor.visibleRanges.flatMap((range) => labelsIn(services, editor.document, range));
    editor.setDecorations(decoration, labels.map(({ range, text }) => ({ range, renderOptions: isLong(range) ? { before: { ...BEFORE, contentText: text } } : { after: { contentText: text } } })));
  }
  function drawAll(): void {
    vscode.window.visibleTextEditors.forEach(draw);
  }

  drawAll();
  return vscode.Disposable.from(
    decoration,
    services.analyses.onDidChange((document) => {
      for (const editor of vscode.window.visibleTextEditors) if (editor.document === document) draw(editor);
    }),
    services.secrets.onDidChange(drawAll),
    vscode.window.onDidChangeVisibleTextEditors(drawAll),
    vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => { draw(textEditor); }),
  );
}

/** A payload that most windows do not show to its end has its text in front. */
function isLong({ start, end }: vscode.Range): boolean {
  return end.character - start.character > 100;
}

const COLOUR = new vscode.ThemeColor('editorCodeLens.foreground');
const BEFORE = { margin: '0 1em 0 0', color: COLOUR };

function hinted(services: Services): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  return vscode.Disposable.from(
    changed,
    services.analyses.onDidChange(() => { changed.fire(); }),
    services.secrets.onDidChange(() => { changed.fire(); }),
    vscode.languages.registerInlayHintsProvider([...selector], {
      onDidChangeInlayHints: changed.event,
      provideInlayHints: (document, range) =>
        labelsIn(services, document, range).map(({ range: { end }, text }) => {
          const hint = new vscode.InlayHint(end, text);
          hint.paddingLeft = true;
          return hint;
        }),
    }),
  );
}

interface Label {
  readonly range: vscode.Range;
  readonly text: string;
}

function labelsIn({ analyses, secrets }: Services, document: vscode.TextDocument, visible: vscode.Range): readonly Label[] {
  const blocks = analyses.of(document);
  if (!blocks) return [];
  const reveal = secrets.shownIn(document);
  return factsOnLines(blocks, visible.start.line, visible.end.line).flatMap(({ first, fact }) => {
    const text = fact.kind === 'payload' ? payloadLabel(fact, reveal) : undefined;
    return text === undefined || fact.kind !== 'payload' ? [] : [{ range: toRange(fact.span, first), text }];
  });
}
