import * as vscode from 'vscode';
import { Pseudonyms } from '../../core';
import { withPatience } from '../../editor/pace/patience';
import { redactedText } from '../../editor/analysis/redaction';
import type { CommandHandler } from './command';

/** Saves a copy without secrets, with other names too where the user wants that. */
export const saveRedactedCopy: CommandHandler = async ({ analyses }) => {
  const document = vscode.window.activeTextEditor?.document;
  if (!document) {
    await vscode.window.showInformationMessage('Open a log or a transcript to save a copy without its secrets.');
    return;
  }
  const names = await askNames();
  if (!names) return;
  const target = await vscode.window.showSaveDialog({ title: 'Save Redacted Copy', defaultUri: besides(document.uri) });
  if (!target) return;
  const pseudonyms = names.users || names.hosts ? new Pseudonyms(names) : undefined;
  const text = await withPatience('Taking out the secrets…', (token) => redactedText(analyses, document, token, { pseudonyms }));
  if (text === undefined) return;
  try {
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    await vscode.window.showErrorMessage(`The redacted copy could not be saved: ${reason} Choose another place.`);
    return;
  }
  await vscode.window.showTextDocument(target, { preview: true });
};

async function askNames(): Promise<{ users: boolean; hosts: boolean } | undefined> {
  const users = { label: 'User names', detail: 'alice becomes user1, the same everywhere in the copy' };
  const hosts = { label: 'Hosts and IP addresses', detail: 'mail.corp.com becomes host1.domain1.example, addresses come from the ranges kept for documentation' };
  const picked = await vscode.window.showQuickPick([users, hosts], {
    title: 'Save Redacted Copy',
    placeHolder: 'Passwords and tokens always go. Replace names too?',
    canPickMany: true,
  });
  return picked && { users: picked.includes(users), hosts: picked.includes(hosts) };
}

/** `mail.redacted.log` beside `mail.log`. */
function besides(uri: vscode.Uri): vscode.Uri {
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  const redacted = dot > 0 ? `${name.slice(0, dot)}.redacted${name.slice(dot)}` : `${name}.redacted`;
  const folder = uri.scheme === 'untitled' ? vscode.workspace.workspaceFolders?.[0]?.uri : vscode.Uri.joinPath(uri, '..');
  return folder ? vscode.Uri.joinPath(folder, redacted) : vscode.Uri.file(redacted);
}
