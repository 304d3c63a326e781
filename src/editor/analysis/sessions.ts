import type * as vscode from 'vscode';
import type { Blocks, FoundSession } from '../../core';
import type { Analyses } from './analyses';

/** A session where it stands in a document; lines count from 0. */
export interface PlacedSession extends FoundSession {
  readonly firstLine: number;
  readonly lastLine: number;
}

/** More than this is more than anybody reads through; those that failed come first. */
const MOST_SESSIONS = 2000;

/** The sessions of a document, as its blocks tell them. */
export function* placedSessions(blocks: Blocks, document: vscode.TextDocument): Generator<PlacedSession> {
  for (const { first, session } of blocks.sessions()) {
    const firstLine = Math.max(0, first + session.span.line);
    // Of lines that were taken out and not read again yet.
    if (firstLine >= document.lineCount) continue;
    yield { first, session, firstLine, lastLine: Math.min(document.lineCount - 1, Math.max(firstLine, first + session.lastLine)) };
  }
}

/** The sessions of a document in the order of their first lines, and how many there are beyond those. */
export function sessionsOf(analyses: Analyses, document: vscode.TextDocument): { readonly sessions: readonly PlacedSession[]; readonly left: number } {
  const blocks = analyses.of(document);
  const good: PlacedSession[] = [];
  const bad: PlacedSession[] = [];
  let all = 0;
  for (const placed of blocks ? placedSessions(blocks, document) : []) {
    all++;
    const chosen = placed.session.failures > 0 ? bad : good;
    if (chosen.length < MOST_SESSIONS) chosen.push(placed);
  }
  const sessions = [...bad, ...good.slice(0, Math.max(0, MOST_SESSIONS - bad.length))].sort((a, b) => a.firstLine - b.firstLine);
  return { sessions, left: all - sessions.length };
}
