import { given } from '../../core';
import * as vscode from 'vscode';
import { counted } from '../../core';
import { logsAmong, nameOf, readLog, type ReadLog } from '../../editor/analyzedFiles/readLogs';
import type { Services } from '../../editor/services';
import { summaryOfLog } from '../../editor/summary/summaries';
import type { CommandHandler } from './command';

/**
 * Reads logs from their files, however big, rotated or compressed. The
 * argument may be the URI of a file, with all that are selected after it; else
 * the user is asked.
 */
export const analyzeLogFile: CommandHandler = async (services, argument, selected) => {
  const given = Array.isArray(selected) ? selected.filter((one): one is vscode.Uri => one instanceof vscode.Uri) : [];
  const uris = given.length > 0 ? given : argument instanceof vscode.Uri ? [argument] : await ask();
  for (const log of logsAmong(uris)) {
    // Whoever cancels one wants no other.
    if ((await analyze(services, log)) === 'cancelled') return;
  }
};

async function ask(): Promise<readonly vscode.Uri[]> {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  const shown = input instanceof vscode.TabInputText && input.uri.scheme !== 'untitled' ? input.uri : undefined;
  const picked = await vscode.window.showOpenDialog({
    title: 'Analyze Log File',
    openLabel: 'Analyze',
    canSelectMany: true,
    ...given({ defaultUri: shown }),
  });
  return picked ?? [];
}

async function analyze(services: Services, files: readonly vscode.Uri[]): Promise<'done' | 'failed' | 'cancelled'> {
  const name = nameOf(files);
  let read: ReadLog | undefined;
  try {
    const options = { location: vscode.ProgressLocation.Notification, title: `Analyzing ${name}`, cancellable: true };
    read = await vscode.window.withProgress(options, (progress, token) => readLog(files, services, progress, token));
  } catch (error) {
    services.log.error(`${name} could not be analysed.`, error instanceof Error ? error : String(error));
    void vscode.window.showErrorMessage(`${name} could not be analyzed. The output “Mail Log” says more.`);
    return 'failed';
  }
  if (!read) {
    vscode.window.setStatusBarMessage(`Analyzing ${name} was cancelled. Nothing of it is kept.`, 4000);
    return 'cancelled';
  }
  tell(read.faults, services);
  if (read.uris.length > 0 && read.report.summary.lines > 0) await show(services, read);
  return 'done';
}

/** Each is a message as long as they are few; of many the first, and all in the output. */
function tell(faults: readonly string[], { log }: Services): void {
  if (faults.length <= FEW) {
    for (const fault of faults) void vscode.window.showWarningMessage(fault);
    return;
  }
  for (const fault of faults) log.warn(fault);
  const open = 'Show Output';
  void vscode.window.showWarningMessage(`${faults[0] ?? ''} ${counted(faults.length - 1, 'other file')} could not be read, or not to the end; the output “Mail Log” says why.`, open).then((answer) => {
    if (answer === open) log.show();
  });
}

const FEW = 3;

async function show({ analyzedLogs, settings, summaryPanels }: Services, { name, uris, report }: ReadLog): Promise<void> {
  const log = await analyzedLogs.show(name, uris, report);
  const failures = log.files.reduce((sum, file) => {
    const severityOf = settings.severities(file.uri);
    const reported = file.groups().filter(({ shown: [first] }) => first?.finding.about.kind === 'failure' && severityOf(first.finding) !== 'off');
    return sum + reported.reduce((count, group) => count + group.count, 0);
  }, 0);
  const problems = 'Show Problems';
  const summary = 'Show Summary';
  // Nobody has to answer: the excerpt is there.
  void vscode.window.showInformationMessage(`${name}: ${counted(failures, 'failure')} in ${counted(report.summary.lines, 'line')}.`, problems, summary).then((answer) => {
    if (answer === problems) void vscode.commands.executeCommand('workbench.actions.view.problems');
    if (answer === summary) summaryPanels.show(summaryOfLog(log));
  });
}
