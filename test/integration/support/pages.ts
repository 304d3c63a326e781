import * as vscode from 'vscode';
import { waitFor } from './events';

/** The Markdown of the page that is shown in the active tab, once there is one. */
export async function shownPage(): Promise<{ readonly title: string; readonly text: string }> {
  await waitFor('a page of ours', vscode.window.tabGroups.onDidChangeTabs, () => activePage() !== undefined);
  const uri = activePage();
  if (!uri) throw new Error('The page was closed.');
  const document = await vscode.workspace.openTextDocument(uri);
  return { title: uri.path.replace(/^\/|\.md$/g, ''), text: document.getText() };
}

function activePage(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  const uri = input instanceof vscode.TabInputCustom || input instanceof vscode.TabInputText ? input.uri : undefined;
  return uri?.scheme === 'mail-log' ? uri : undefined;
}
