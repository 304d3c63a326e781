import type * as vscode from 'vscode';
import { factsOfSession, sessionsHeardOn, type Blocks, type PlacedFact } from '../core';
import type { Analyses } from './analysis/analyses';
import { placedSessions, type PlacedSession } from './analysis/sessions';
import { isExcerpt } from './analyzedFiles/excerpts';
import { inSlices } from './pace/slices';
import { Steady } from './pace/steady';

/** A session of an open document; lines count from 0. */
export interface DocumentSession extends PlacedSession {
  readonly document: vscode.TextDocument;
  readonly blocks: Blocks;
}

/** The sessions of all open logs. An excerpt has pieces of sessions, about which there is little to tell. */
export function sessionsOfDocuments(analyses: Analyses): readonly DocumentSession[] {
  return [...analyses.all().keys()].filter(({ uri }) => !isExcerpt(uri)).flatMap((document) => sessionsOfDocument(analyses, document));
}

/** The sessions of one log, in the order of their first lines. */
export function sessionsOfDocument(analyses: Analyses, document: vscode.TextDocument): readonly DocumentSession[] {
  const blocks = analyses.of(document);
  if (!blocks) return [];
  const found = Array.from(placedSessions(blocks, document), (placed): DocumentSession => ({ ...placed, document, blocks }));
  return found.sort((one, other) => one.firstLine - other.firstLine);
}

/** The session that a line belongs to; none where several go on around it and none of them says anything there. */
export function sessionAt(sessions: readonly DocumentSession[], line: number): DocumentSession | undefined {
  const around = sessions.filter(({ firstLine, lastLine }) => firstLine <= line && line <= lastLine);
  const [only, another] = around;
  if (!only || !another) return only;
  const heard = sessionsHeardOn(only.blocks, line);
  const looks: readonly ((one: DocumentSession) => boolean)[] = [({ session }) => heard.has(session.name), ({ firstLine, lastLine }) => firstLine === line || lastLine === line];
  return looks.map((look) => around.filter(look)).find(({ length }) => length === 1)?.[0];
}

/** All that a session says, read without blocking the host; nothing where it was cancelled, or lines were edited. */
export async function factsOf({ document, blocks, first, session }: DocumentSession, token: vscode.CancellationToken): Promise<readonly PlacedFact[] | undefined> {
  const steady = new Steady(document);
  try {
    return await inSlices(factsOfSession(blocks, { first, session }), () => token.isCancellationRequested || steady.broken);
  } finally {
    steady.dispose();
  }
}
