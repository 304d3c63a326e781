import type * as vscode from 'vscode';
import type { Session } from '../core';
import type { Analyses } from './analyses';

/** A session where it stands in a document; lines count from 0. */
export interface PlacedSession {
  readonly session: Session;
  readonly firstLine: number;
  readonly lastLine: number;
}

/** More than this is more than anybody reads through; those that failed come first. */
const MOST = 2000;

/** The sessions of a document in the order of their first lines. */
export function sessionsOf(analyses: Analyses, document: vscode.TextDocument): readonly PlacedSession[] {
  const blocks = analyses.of(document);
  const good: PlacedSession[] = [];
  const bad: PlacedSession[] = [];
  for (const { first, fact } of blocks?.facts() ?? []) {
    if (fact.kind !== 'session') continue;
    const firstLine = Math.max(0, first + fact.span.line);
    const lastLine = Math.min(document.lineCount - 1, Math.max(firstLine, first + fact.lastLine));
    (fact.failures > 0 ? bad : good).push({ session: fact, firstLine, lastLine });
  }
  return [...bad.slice(0, MOST), ...good.slice(0, Math.max(0, MOST - bad.length))].sort((a, b) => a.firstLine - b.firstLine);
}
