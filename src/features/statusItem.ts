import * as vscode from 'vscode';
import { causeName, counted, grouped, type Blocks, type Finding, type Severity } from '../core';
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
    const causes = causesIn(blocks, settings.severities(document.uri));
    const later = refusedForNow(blocks, settings.severities(document.uri));
    const failures = failuresIn(causes, later);
    const more = blocks.done ? '' : ' so far';
    item.text = `$(mail) ${format}: ${failures}${more}${tail.follows(document) ? ' $(fold-down)' : ''}`;
    item.tooltip = tooltip(`${format}: ${failures}${more}`, causes, later);
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

/** How often each cause stands in the log, the most frequent first. */
type Causes = readonly (readonly [string, number])[];

function causesIn(blocks: Blocks, severityOf: (finding: Finding) => Severity): Causes {
  const causes = new Map<string, number>();
  for (const { count, shown } of blocks.groups()) {
    const finding = shown[0]?.finding;
    if (finding?.about.kind !== 'failure' || severityOf(finding) === 'off') continue;
    const name = causeName(finding.cause ?? 'unknown');
    causes.set(name, (causes.get(name) ?? 0) + count);
  }
  return [...causes].sort(([, a], [, b]) => b - a);
}

/** How many were refused for now, where the Problems panel leaves them out: "no failure" would not be the whole truth. */
function refusedForNow(blocks: Blocks, severityOf: (finding: Finding) => Severity): number {
  let sum = 0;
  for (const { count, shown } of blocks.groups()) {
    const finding = shown[0]?.finding;
    if (finding?.rule === 'temporary-failure' && severityOf(finding) === 'off') sum += count;
  }
  return sum;
}

function failuresIn(causes: Causes, later: number): string {
  const count = causes.reduce((sum, [, times]) => sum + times, 0);
  if (count === 0 && later > 0) return counted(later, 'temporary failure');
  if (count === 0) return 'no failure';
  return counted(count, 'failure');
}

/** Causes in the tooltip: what one takes in at a glance. */
const MOST_CAUSES = 6;

/** The file in some lines. Only words of ours: no text of the log gets in. */
function tooltip(heading: string, causes: Causes, later: number): vscode.MarkdownString {
  const rows = causes.slice(0, MOST_CAUSES).map(([name, count]) => `| ${grouped(count)} | ${name} |`);
  const others = causes.length - MOST_CAUSES;
  const links = [`[Show Summary](command:${'mailLog.showSummary' satisfies CommandId})`, `[Choose Log Format…](command:${'mailLog.chooseLogFormat' satisfies CommandId})`];
  if (causes.length > 0) links.unshift(`[Next Failure](command:${'mailLog.nextFailure' satisfies CommandId})`);
  const text = new vscode.MarkdownString(
    [
      `**${heading}**`,
      ...(rows.length > 0 ? [['| | |', '| ---: | --- |', ...rows].join('\n')] : []),
      ...(others > 0 ? [`and ${counted(others, 'more cause')}`] : []),
      ...(later > 0 ? [`${grouped(later)} refused for now, not listed among the problems`] : []),
      links.join(' · '),
    ].join('\n\n'),
  );
  text.isTrusted = { enabledCommands: ['mailLog.showSummary', 'mailLog.chooseLogFormat', 'mailLog.nextFailure'] satisfies CommandId[] };
  return text;
}
