import * as vscode from 'vscode';
import { Blocks, splitLines } from '../../core';
import { canBeOurs, holdsOurs, isOurs } from '../documents';
import type { FormatChoices } from './formatChoices';
import { DoubtfulDocuments } from './doubtfulDocuments';
import { sourceOf } from './lineSource';
import { SLICE } from '../pace/slices';
import type { Settings } from '../settings';

/** Room for the host's other work between two slices. */
const PAUSE = 5;
/** Settings on which findings rest, not only how they are shown. */
const LIMITS = ['mailLog.sessions.slowReply', 'mailLog.sessions.loginFailures'];
/** After the last key stroke; but no longer than so long after the first, for a log that grows all the time. */
const QUIET = 150;
const MOST_QUIET = 600;
/** Between two events while a document is being read: what listens looks at all that is known. */
const TELL_EVERY = 500;

/** One analysis for each open document that is ours, kept up to date in slices. */
export class Analyses implements vscode.Disposable {
  private readonly open = new Map<vscode.TextDocument, Analysis>();
  private readonly doubtful = new DoubtfulDocuments((document) => { this.begin(document); });
  private readonly changed = new vscode.EventEmitter<vscode.TextDocument>();
  private readonly subscriptions: vscode.Disposable[] = [];

  /**
   * Something new is known of a document; also when it was closed. Told soon
   * after a change, now and then while a big document is being read, and when
   * all of it is read.
   */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly choices: FormatChoices,
    private readonly settings: Settings,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.subscriptions.push(
      this.changed,
      vscode.workspace.onDidOpenTextDocument((document) => { this.add(document); }),
      vscode.workspace.onDidCloseTextDocument((document) => { this.remove(document); }),
      vscode.workspace.onDidChangeTextDocument((event) => { this.change(event); }),
      choices.onDidChange(() => { this.choose(); }),
      settings.onDidChange((event) => {
        if (LIMITS.some((key) => event.affectsConfiguration(key))) this.again();
      }),
    );
    for (const document of vscode.workspace.textDocuments) this.add(document);
  }

  /** @returns nothing for a document that is not ours */
  of(document: vscode.TextDocument): Blocks | undefined {
    return this.open.get(document)?.blocks;
  }

  /** Settles when a document is read to its end, is closed, or nobody waits any longer. */
  async whenRead(document: vscode.TextDocument, token: vscode.CancellationToken): Promise<void> {
    const waits = (): boolean => !token.isCancellationRequested && this.of(document)?.done === false;
    if (!waits()) return;
    let subscriptions: vscode.Disposable | undefined;
    await new Promise<void>((resolve) => {
      const look = (): void => {
        if (!waits()) resolve();
      };
      subscriptions = vscode.Disposable.from(this.onDidChange(look), token.onCancellationRequested(look));
    });
    subscriptions?.dispose();
  }

  /** The analyses of all open documents. */
  all(): ReadonlyMap<vscode.TextDocument, { readonly blocks: Blocks }> {
    return this.open;
  }

  dispose(): void {
    for (const { timer } of this.open.values()) clearTimeout(timer);
    this.doubtful.dispose();
    this.open.clear();
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private add(document: vscode.TextDocument): void {
    if (this.open.has(document) || !canBeOurs(document)) return;
    if (this.choices.of(document.uri) || isOurs(document)) this.begin(document);
    else this.doubtful.findOut(document, holdsOurs(document));
  }

  private begin(document: vscode.TextDocument): void {
    const format = this.choices.of(document.uri);
    const analysis: Analysis = { blocks: new Blocks(sourceOf(document), format, this.settings.limits()), format: format?.id, timer: undefined, changed: undefined, told: 0, found: false };
    this.open.set(document, analysis);
    this.schedule(document, analysis, 0);
  }

  private remove(document: vscode.TextDocument): void {
    this.doubtful.forget(document);
    const analysis = this.open.get(document);
    if (!analysis) return;
    clearTimeout(analysis.timer);
    this.open.delete(document);
    this.changed.fire(document);
  }

  private again(): void {
    for (const document of [...this.open.keys()]) {
      this.remove(document);
      this.add(document);
    }
  }

  private choose(): void {
    for (const document of vscode.workspace.textDocuments) {
      const analysis = this.open.get(document);
      if (analysis && analysis.format === this.choices.of(document.uri)?.id) continue;
      this.remove(document);
      this.add(document);
    }
  }

  private change({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    if (contentChanges.length === 0) return;
    const analysis = this.open.get(document);
    if (!analysis) {
      if (canBeOurs(document)) this.doubtful.later(document, QUIET, () => { this.add(document); });
      return;
    }
    // Ranges are those before the change, from the end of the document to its start.
    for (const { range, text } of contentChanges) {
      analysis.blocks.edit(range.start.line, range.end.line - range.start.line + 1, splitLines(text).length);
    }
    const now = Date.now();
    analysis.changed ??= now;
    // What is told next is news to the user.
    analysis.told = 0;
    this.schedule(document, analysis, Math.max(0, Math.min(QUIET, analysis.changed + MOST_QUIET - now)));
  }

  private schedule(document: vscode.TextDocument, analysis: Analysis, delay: number): void {
    clearTimeout(analysis.timer);
    analysis.timer = setTimeout(() => {
      analysis.changed = undefined;
      try {
        const until = Date.now() + SLICE;
        while (!analysis.blocks.done && Date.now() < until) analysis.blocks.advance();
      } catch (error) {
        // A fault of ours must not come back with every key stroke.
        this.log.error(`${document.uri.toString()} could not be analysed and is left alone.`, error instanceof Error ? error : String(error));
        this.remove(document);
        return;
      }
      const { done } = analysis.blocks;
      // The first findings are waited for: the slice before may have had none, or only told the format.
      const first = !analysis.found && analysis.blocks.findings().next().done === false;
      analysis.found ||= first;
      if (done || first || Date.now() - analysis.told >= TELL_EVERY) {
        this.changed.fire(document);
        analysis.told = Date.now();
      }
      if (!done) this.schedule(document, analysis, PAUSE);
    }, delay);
  }
}

interface Analysis {
  readonly blocks: Blocks;
  /** The format somebody chose, by its id. */
  readonly format: string | undefined;
  timer: ReturnType<typeof setTimeout> | undefined;
  /** When it was changed first since it was last analysed, in milliseconds. */
  changed: number | undefined;
  /** When the last event was, in milliseconds. */
  told: number;
  /** It has findings, and that was told. */
  found: boolean;
}
