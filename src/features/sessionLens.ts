import * as vscode from 'vscode';
import { sessionName, sessionSummary } from '../core';
import { selector } from '../editor/documents';
import { isExcerpt } from '../editor/analyzedFiles/excerpts';
import { sessionsOf } from '../editor/analysis/sessions';
import { withoutIcons } from '../editor/withoutIcons';
import type { CommandId } from '../manifest';
import type { Feature } from './feature';

const COMPARE: CommandId = 'mailLog.compareSessions';

/** One line above each session that says how it went; a click compares it with another. */
export const sessionLens: Feature = ({ analyses, settings }) => {
  const changed = new vscode.EventEmitter<void>();
  return vscode.Disposable.from(
    changed,
    settings.onDidChange(() => { changed.fire(); }),
    analyses.onDidChange((document) => {
      if (analyses.of(document)?.done === true) changed.fire();
    }),
    vscode.languages.registerCodeLensProvider([...selector], {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses(document) {
        // An excerpt has pieces of sessions, about which there is little to tell.
        if (!settings.showsSessions(document.uri) || isExcerpt(document.uri)) return [];
        return sessionsOf(analyses, document).sessions.map(({ session, firstLine }) => {
          const title = withoutIcons(`${sessionName(session)} · ${sessionSummary(session)}`);
          return new vscode.CodeLens(new vscode.Range(firstLine, 0, firstLine, 0), { title, tooltip: 'Compare this session with another', command: COMPARE, arguments: [firstLine] });
        });
      },
    }),
  );
};
