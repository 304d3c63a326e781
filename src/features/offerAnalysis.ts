import * as vscode from 'vscode';
import { baseName } from '../editor/baseName';
import { isCompressed, LOG_NAME } from '../editor/analyzedFiles/logNames';
import type { CommandId } from '../manifest';
import type { Feature } from './feature';

/** VS Code shows extensions no document beyond this. */
const MOST_BYTES = 50 << 20;

/** Offers to analyze a log that is open in a tab but that no extension gets to see, once for each file. */
export const offerAnalysis: Feature = ({ offers, analyzedLogs }) => {
  async function look(): Promise<void> {
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    if (!(input instanceof vscode.TabInputText) || !LOG_NAME.test(baseName(input.uri)) || analyzedLogs.shownBy(input.uri)) return;
    const why = await reasonFor(input.uri);
    if (why === undefined || !(await offers.first(input.uri))) return;
    const name = baseName(input.uri);
    const yes = 'Analyze Log File';
    const answer = await vscode.window.showInformationMessage(`${name} ${why}. Mail Log can read it from its file and show the failures in it.`, yes);
    if (answer === yes) await vscode.commands.executeCommand('mailLog.analyzeLogFile' satisfies CommandId, input.uri);
  }
  void look();
  return vscode.window.tabGroups.onDidChangeTabs(() => void look());
};

async function reasonFor(uri: vscode.Uri): Promise<string | undefined> {
  if (isCompressed(baseName(uri))) return 'is compressed';
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    return size > MOST_BYTES ? 'is so big that VS Code shows it to no extension' : undefined;
  } catch {
    // A tab may be older than its file.
    return undefined;
  }
}
