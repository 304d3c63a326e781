import * as vscode from 'vscode';
import type { CommandHandler } from './command';

/** Shows the log of the active editor in figures. */
export const showSummary: CommandHandler = async ({ analyses, summaryPanels }) => {
  const document = vscode.window.activeTextEditor?.document;
  if (!document || !analyses.of(document)) {
    await vscode.window.showInformationMessage('Open a mail log to see its summary.');
    return;
  }
  summaryPanels.show(document);
};
