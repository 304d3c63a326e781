import * as vscode from 'vscode';
import { summaryOfDocument, summaryOfLog } from '../../editor/summary/summaries';
import type { CommandHandler } from './command';

/** Shows the log of the active editor in figures, also one that was analysed without being opened. */
export const showSummary: CommandHandler = async ({ analyses, analyzedLogs, summaryPanels }) => {
  const document = vscode.window.activeTextEditor?.document;
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  const uri = document?.uri ?? (input instanceof vscode.TabInputText ? input.uri : undefined);
  const analyzed = uri && analyzedLogs.shownBy(uri);
  if (document && analyses.of(document) && analyzed?.uri.toString() !== document.uri.toString()) summaryPanels.show(summaryOfDocument(analyses, document));
  else if (analyzed) summaryPanels.show(summaryOfLog(analyzed));
  else await vscode.window.showInformationMessage('Open a mail log to see its summary, or analyze one with “Mail Log: Analyze Log File…”.');
};
