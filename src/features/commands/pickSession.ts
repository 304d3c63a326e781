import * as vscode from 'vscode';
import { counted, hasFailed, sessionName, sessionSummary } from '../../core';
import type { DocumentSession } from '../../editor/documentSessions';
import { withoutIcons } from '../../editor/withoutIcons';

/** More than this is more than anybody looks through. */
const MOST_SESSIONS = 1000;

interface Item extends vscode.QuickPickItem {
  readonly found?: DocumentSession;
}

/**
 * Lets the user pick one of some sessions, in their order.
 * @param apart whether those that went well are set apart from those in which something was refused
 */
export async function pickSession(placeHolder: string, sessions: readonly DocumentSession[], apart: boolean): Promise<DocumentSession | undefined> {
  const shown = sessions.slice(0, MOST_SESSIONS);
  const items: Item[] = [];
  let last: boolean | undefined;
  for (const found of shown) {
    const failed = hasFailed(found.session);
    if (apart && failed !== last) items.push({ label: failed ? 'Something was refused' : 'Went well', kind: vscode.QuickPickItemKind.Separator });
    last = failed;
    items.push(itemOf(found));
  }
  const more = sessions.length > shown.length ? ` (the first ${counted(MOST_SESSIONS, 'session')})` : '';
  return (await vscode.window.showQuickPick(items, { placeHolder: `${placeHolder}${more}`, matchOnDescription: true, matchOnDetail: true }))?.found;
}

function itemOf(found: DocumentSession): Item {
  const { document, session, firstLine } = found;
  return {
    label: withoutIcons(sessionName(session)),
    description: withoutIcons(sessionSummary(session)),
    detail: withoutIcons(`${vscode.workspace.asRelativePath(document.uri)}, line ${firstLine + 1}`),
    found,
  };
}
