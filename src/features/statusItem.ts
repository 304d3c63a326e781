import * as vscode from 'vscode';
import type { Blocks, Finding, Severity } from '../core';
import type { CommandId } from '../manifest';
import type { Feature } from './feature';

/** The format and the number of failures of the log in the active editor. */
export const statusItem: Feature = ({ analyses, settings, tail }) => {
  const item = vscode.window.createStatusBarItem('mailLog.status', vscode.StatusBarAlignment.Right, 100);
  item.name = 'Mail Log';
  item.command = 'mailLog.chooseLogFormat' satisfies CommandId;

  function show(): void {
    const document = vscode.window.activeTextEditor?.document;
    const blocks = document ? analyses.of(document) : undefined;
    if (!document || !blocks) {
      item.hide();
      return;
    }
    const format = nameOf(blocks);
    const failures = countOf(blocks, settings.severities(document.uri));
    const more = blocks.done ? '' : ' so far';
    item.text = `$(mail) ${format}: ${failures}${more}${tail.follows(document) ? ' $(fold-down)' : ''}`;
    item.tooltip = `${format}, ${failures}${more}. Select to choose another format.`;
    item.accessibilityInformation = { label: `Mail log format ${format}, ${failures}${more}. Choose log format` };
    item.show();
  }

  show();
  return vscode.Disposable.from(
    item,
    vscode.window.onDidChangeActiveTextEditor(show),
    settings.onDidChange(show),
    tail.onDidChange(show),
    analyses.onDidChange((document) => {
      if (document === vscode.window.activeTextEditor?.document) show();
    }),
  );
};

function nameOf({ formats }: Blocks): string {
  const [first, ...others] = formats;
  if (!first) return 'Mail log';
  return others.length === 0 ? first.name : `${first.name} and ${others.length} more`;
}

function countOf(blocks: Blocks, severityOf: (finding: Finding) => Severity): string {
  let count = 0;
  for (const { count: times, shown } of blocks.groups()) {
    const finding = shown[0]?.finding;
    if (finding?.about.kind === 'failure' && severityOf(finding) !== 'off') count += times;
  }
  if (count === 0) return 'no failure';
  return count === 1 ? '1 failure' : `${count.toLocaleString('en-US')} failures`;
}
