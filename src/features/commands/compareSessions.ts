import * as vscode from 'vscode';
import { compareSessions as compare, fitness, hasFailed, sessionsPage, sessionsTitle, type SessionPlace } from '../../core';
import { factsOf, sessionAt, sessionsOfDocument, sessionsOfDocuments, type DocumentSession } from '../../editor/documentSessions';
import { isExcerpt } from '../../editor/analyzedFiles/excerpts';
import { baseName } from '../../editor/baseName';
import { linkFromPage } from '../../editor/linkFromPage';
import { withPatience } from '../../editor/pace/patience';
import type { Services } from '../../editor/services';
import type { CommandHandler } from './command';
import { pickSession } from './pickSession';

/** Shows two sessions side by side: where they part, and why. The argument may be a line of the first, counted from 0. */
export const compareSessions: CommandHandler = async (services, argument) => {
  const { analyses, pages, settings } = services;
  await withPatience('Reading the open logs…', async (token) => {
    for (const document of [...analyses.all().keys()]) await analyses.whenRead(document, token);
  });
  const all = sessionsOfDocuments(analyses);
  if (all.length < 2) {
    await vscode.window.showInformationMessage(
      all.length === 0
        ? 'Open a mail log or transcript with a session to compare it with another.'
        : 'Only one session is open. Open the log or transcript with the other one, then compare them.',
    );
    return;
  }
  const left = await firstSession(services, all, argument);
  if (!left) return;
  const others = all.filter((one) => one.document !== left.document || one.session !== left.session);
  const right = await pickSession('The session to compare it with', inOrder(left, others), hasFailed(left.session));
  if (!right) return;
  const facts = await withPatience('Comparing the sessions…', async (token) => {
    const [one, other] = [await factsOf(left, token), await factsOf(right, token)];
    return one && other ? { one, other } : undefined;
  });
  if (!facts) return;
  const { slowReply } = settings.limits();
  const places = { left: placeOf(left), right: placeOf(right) };
  const comparison = compare({ session: left.session, facts: facts.one }, { session: right.session, facts: facts.other }, slowReply);
  const secrets = [...left.blocks.secrets(), ...(right.blocks === left.blocks ? [] : right.blocks.secrets())];
  await pages.show(sessionsTitle(places), sessionsPage(comparison, { places, secrets, slowReply }));
};

/** The session at the cursor, or the one that the user picks. */
async function firstSession({ analyses }: Services, all: readonly DocumentSession[], argument: unknown): Promise<DocumentSession | undefined> {
  const editor = vscode.window.activeTextEditor;
  const own = editor && !isExcerpt(editor.document.uri) ? sessionsOfDocument(analyses, editor.document) : [];
  const at = editor && sessionAt(own, typeof argument === 'number' ? argument : editor.selection.active.line);
  if (at) return at;
  return own.length === 1 ? own[0] : pickSession('The first session', own.length === 0 ? all : own, false);
}

/** Those that help most first. */
function inOrder({ session }: DocumentSession, others: readonly DocumentSession[]): readonly DocumentSession[] {
  return others.map((one) => ({ one, fit: fitness(session, one.session) })).sort((a, b) => b.fit - a.fit).map(({ one }) => one);
}

function placeOf({ document, firstLine }: DocumentSession): SessionPlace {
  const link = linkFromPage(document.uri);
  return { file: baseName(document.uri), line: firstLine, ...(link ? { link } : {}) };
}
