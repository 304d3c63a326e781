import * as vscode from 'vscode';
import { formats } from '../../core';
import { canBeOurs } from '../../editor/documents';
import type { CommandHandler } from './command';

/** Lets the user say which format the file in the active editor has; remembered for the file. */
export const chooseLogFormat: CommandHandler = async ({ analyses, formatChoices }) => {
  const document = vscode.window.activeTextEditor?.document;
  if (!document) {
    await vscode.window.showInformationMessage('Open a mail log or an SMTP transcript to choose its format.');
    return;
  }
  const chosen = formatChoices.of(document.uri);
  const detected = analyses.of(document)?.formats.map((format) => format.name) ?? [];
  const automatic = {
    label: 'Detect Automatically',
    description: chosen ? '' : detected.length === 0 ? 'in use' : `in use: ${detected.join(', ')}`,
    format: undefined,
  };
  const items = formats.map((format) => ({ label: format.name, description: format === chosen ? `${format.id}, in use` : format.id, format }));
  const picked = await vscode.window.showQuickPick([automatic, ...items], {
    title: 'Choose Log Format',
    placeHolder: 'What this file is; remembered for it in this workspace',
    matchOnDescription: true,
  });
  if (!picked) return;
  // Only documents of our languages are served; to let the content tell again makes none of any other.
  const served = canBeOurs(document) || !picked.format ? document : await vscode.languages.setTextDocumentLanguage(document, 'mail-log');
  await formatChoices.choose(served, picked.format);
};
