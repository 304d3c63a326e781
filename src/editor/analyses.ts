import * as vscode from 'vscode';
import { Blocks, type LineSource } from '../core';
import { isOurs } from './documents';

/** How long one slice may keep the extension host, in milliseconds. */
const SLICE = 15;
/** Room for the host's other work between two slices. */
const PAUSE = 5;
/** After the last key stroke. */
const QUIET = 150;

/** One analysis for each open document that is ours, kept up to date in slices. */
export class Analyses implements vscode.Disposable {
  private readonly open = new Map<vscode.TextDocument, Analysis>();
  private readonly changed = new vscode.EventEmitter<vscode.TextDocument>();
  private readonly subscriptions: vscode.Disposable[] = [];

  /** Something new is known of a document; also when it was closed. */
  readonly onDidChange = this.changed.event;

  constructor() {
    this.subscriptions.push(
      this.changed,
      vscode.workspace.onDidOpenTextDocument((document) => { this.add(document); }),
      vscode.workspace.onDidCloseTextDocument((document) => { this.remove(document); }),
      vscode.workspace.onDidChangeTextDocument((event) => { this.change(event); }),
    );
    for (const document of vscode.workspace.textDocuments) this.add(document);
  }

  /** @returns nothing for a document that is not ours */
  of(document: vscode.TextDocument): Blocks | undefined {
    return this.open.get(document)?.blocks;
  }

  dispose(): void {
    for (const analysis of this.open.values()) clearTimeout(analysis.timer);
    this.open.clear();
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private add(document: vscode.TextDocument): void {
    if (this.open.has(document) || !isOurs(document)) return;
    const analysis: Analysis = { blocks: new Blocks(sourceOf(document)), timer: undefined };
    this.open.set(document, analysis);
    this.schedule(document, analysis, 0);
  }

  private remove(document: vscode.TextDocument): void {
    const analysis = this.open.get(document);
    if (!analysis) return;
    clearTimeout(analysis.timer);
    this.open.delete(document);
    this.changed.fire(document);
  }

  private change({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const analysis = this.open.get(document);
    if (!analysis) {
      this.add(document);
      return;
    }
    // Ranges are those before the change, from the end of the document to its start.
    for (const { range, text } of contentChanges) {
      const added = text.split(/\r\n|\r|\n/).length;
      analysis.blocks.edit(range.start.line, range.end.line - range.start.line + 1, added);
    }
    if (contentChanges.length > 0) this.schedule(document, analysis, QUIET);
  }

  private schedule(document: vscode.TextDocument, analysis: Analysis, delay: number): void {
    clearTimeout(analysis.timer);
    analysis.timer = setTimeout(() => {
      const until = Date.now() + SLICE;
      while (!analysis.blocks.done && Date.now() < until) analysis.blocks.advance();
      this.changed.fire(document);
      if (!analysis.blocks.done) this.schedule(document, analysis, PAUSE);
    }, delay);
  }
}

interface Analysis {
  readonly blocks: Blocks;
  timer: ReturnType<typeof setTimeout> | undefined;
}

function sourceOf(document: vscode.TextDocument): LineSource {
  return {
    get lineCount() {
      return document.lineCount;
    },
    text: (from, to) => document.getText(new vscode.Range(from, 0, to - 1, Number.MAX_SAFE_INTEGER)).replaceAll('\r\n', '\n'),
  };
}
