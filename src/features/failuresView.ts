import * as vscode from 'vscode';
import { counted, grouped } from '../core';
import { Debounced } from '../editor/pace/debounced';
import { failureRows, type FailureRow } from '../editor/failures/failureTree';
import { inSlices } from '../editor/pace/slices';
import type { Feature } from './feature';

/** A log that is still being read would have the view jump about; one that grows all the time is counted now and then, in milliseconds. */
const QUIET = 400;
const MOST_QUIET = 2000;

/** The view "Mail Log": the failures of the logs that are open or were analysed, grouped and counted. */
export const failuresView: Feature = ({ logs, settings, failureFilter }) => {
  const changed = new vscode.EventEmitter<void>();
  let rows: readonly FailureRow[] = [];
  const counting = new Debounced(QUIET, MOST_QUIET, () => void count());

  const provider: vscode.TreeDataProvider<FailureRow> = {
    onDidChangeTreeData: changed.event,
    getChildren: (row) => [...(row ? row.rows : rows)],
    getTreeItem: itemOf,
  };
  const view = vscode.window.createTreeView('mailLog.failures', { treeDataProvider: provider, showCollapseAll: true });

  function update(): void {
    // What nobody sees is not counted; it is when it is shown.
    if (view.visible) counting.call();
    else counting.dispose();
  }
  let latest = 0;
  async function count(): Promise<void> {
    const mine = ++latest;
    const counted = await inSlices(failureRows(logs, settings, failureFilter.text), () => mine !== latest);
    if (!counted || mine !== latest) return;
    rows = counted;
    changed.fire();
  }
  function filter(): void {
    const { text } = failureFilter;
    view.description = text === '' ? '' : `filter: ${text}`;
    void vscode.commands.executeCommand('setContext', 'mailLog.failuresFiltered', text !== '');
    update();
  }

  update();
  return vscode.Disposable.from(
    view,
    changed,
    logs.onDidChange(update),
    settings.onDidChange(update),
    failureFilter.onDidChange(filter),
    view.onDidChangeVisibility(update),
    counting,
    { dispose: () => { latest++; } },
  );
};

function itemOf({ label, count, rows, place }: FailureRow): vscode.TreeItem {
  const item = new vscode.TreeItem(label, rows.length > 0 ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.None);
  if (count !== undefined) {
    item.description = grouped(count);
    item.accessibilityInformation = { label: `${label}, ${counted(count, 'failure')}` };
  }
  if (place) item.command = { title: 'Go to', command: 'vscode.open', arguments: [place.uri, { selection: place.range, preserveFocus: true }] };
  return item;
}
