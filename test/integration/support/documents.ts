import * as vscode from 'vscode';
import { parseMarkedText } from '../../support/markedText';
import { diagnosticsReported, LIMIT } from './events';
import { extension } from './extension';
import { makeFile } from './files';

/** A name that gives a file its language. */
const NAMES = {
  'smtp-transcript': 'session.smtp',
  'mail-log': 'maillog',
  log: 'server.log',
  plaintext: 'notes.txt',
  markdown: 'notes.md',
} as const;

export type Language = keyof typeof NAMES;

/** A document of a test, and where the marks of its text were. */
export interface Opened {
  readonly document: vscode.TextDocument;
  /** The marked spans. */
  readonly ranges: readonly vscode.Range[];
  /** One of them, from 0. */
  range(index: number): vscode.Range;
}

/**
 * Opens a text and waits until the extension has analysed it.
 * @param marked spans stand between « and »
 */
export async function openOurs(language: Language, marked: string): Promise<Opened> {
  await extension.activate();
  const { text, spans } = parseMarkedText(marked);
  const uri = makeFile(NAMES[language], text);
  const document = await openAnalysed(uri);
  const ranges = spans.map(({ line, start, end }) => new vscode.Range(line, start, line, end));
  return {
    document,
    ranges,
    range(index) {
      const range = ranges[index];
      if (!range) throw new Error(`The text has no mark ${index}.`);
      return range;
    },
  };
}

/**
 * Opens a file and waits until the extension has read it to its end. The first that is told may be the format alone,
 * on a busy machine; the outline is answered when all is known.
 */
export async function openAnalysed(uri: vscode.Uri): Promise<vscode.TextDocument> {
  const told = diagnosticsReported(uri);
  const document = await vscode.workspace.openTextDocument(uri);
  await told;
  await vscode.commands.executeCommand('vscode.executeDocumentSymbolProvider', uri);
  return document;
}

/**
 * Opens a text that the extension should leave alone. Another one is opened after it and analysed, so that what the
 * extension would have said of the first has been said.
 */
export async function openForeign(language: Language, text: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(makeFile(NAMES[language], text));
  await openOurs('smtp-transcript', '220 mail.example.com ESMTP\n');
  return document;
}

/** Shows a document with the cursor, or a selection, at a range. */
export async function show({ document }: Opened, selection: vscode.Range): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(document, { selection, preview: false });
}

/**
 * Closes every editor, so that none is active; changes are thrown away. Changed documents that are not shown are shown
 * first: VS Code shows them by itself after a while, which may be in the middle of closing, and asks before it closes
 * one.
 */
export async function closeEditors(): Promise<void> {
  const end = Date.now() + LIMIT;
  for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) await showBy(end, document);
  while (openTabs().length > 0) {
    if (Date.now() > end) throw new Error(`Still open after ${LIMIT / 1000} s: ${openTabs().map(({ label }) => label).join(', ')}.`);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
}

/** VS Code refuses where an editor that was asked for before opens meanwhile. @param end when it has to be shown, as `Date.now()` counts */
async function showBy(end: number, document: vscode.TextDocument): Promise<void> {
  for (;;) {
    try {
      await vscode.window.showTextDocument(document, { preview: false });
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}

function openTabs(): readonly vscode.Tab[] {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs);
}

/** Replaces a range in the document; an empty range inserts. */
export async function edit({ uri }: vscode.TextDocument, range: vscode.Range, text: string): Promise<void> {
  const change = new vscode.WorkspaceEdit();
  change.replace(uri, range, text);
  if (!(await vscode.workspace.applyEdit(change))) throw new Error('The edit was not applied.');
}

/** The empty range at the start of another. */
export function startOf({ start }: vscode.Range): vscode.Range {
  return new vscode.Range(start, start);
}

/** The empty range at the end of a document. */
export function endOf(document: vscode.TextDocument): vscode.Range {
  const { end } = document.lineAt(document.lineCount - 1).range;
  return new vscode.Range(end, end);
}
