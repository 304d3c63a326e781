import type * as vscode from 'vscode';
import { SLICE } from '../pace/slices';

/** Documents that are not ours, and may be: after the last change, or while it is found out. */
export class DoubtfulDocuments implements vscode.Disposable {
  private readonly timers = new Map<vscode.TextDocument, ReturnType<typeof setTimeout>>();

  /** @param found told of one that turns out to be ours */
  constructor(private readonly found: (document: vscode.TextDocument) => void) {}

  /** In slices: for a text file that has nothing to do with mail it takes as long as for a log. */
  findOut(document: vscode.TextDocument, work: Generator<unknown, boolean>): void {
    this.later(document, 0, () => {
      const until = Date.now() + SLICE;
      let step = work.next();
      while (step.done !== true && Date.now() < until) step = work.next();
      if (step.done !== true) this.findOut(document, work);
      else if (step.value) this.found(document);
    });
  }

  /** What is done next about a document, in place of what was to be done before. @param delay in milliseconds */
  later(document: vscode.TextDocument, delay: number, act: () => void): void {
    clearTimeout(this.timers.get(document));
    const timer = setTimeout(() => {
      this.timers.delete(document);
      if (!document.isClosed) act();
    }, delay);
    this.timers.set(document, timer);
  }

  forget(document: vscode.TextDocument): void {
    clearTimeout(this.timers.get(document));
    this.timers.delete(document);
  }

  dispose(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
  }
}
