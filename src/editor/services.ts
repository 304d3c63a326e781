import * as vscode from 'vscode';
import { Analyses } from './analysis/analyses';
import { AnalyzedLogs } from './analyzedFiles/analyzedLogs';
import { ContextKeys } from './contextKeys';
import { Excerpts } from './analyzedFiles/excerpts';
import { FailureFilter } from './failures/failureFilter';
import { FormatChoices } from './analysis/formatChoices';
import { Logs } from './failures/logs';
import { Offers } from './offers';
import { Pages } from './pages';
import { Secrets } from './secrets';
import { Settings } from './settings';
import { ShownFindings } from './failures/shownFindings';
import { SummaryPanels } from './summary/summaryPanel';
import { Tail } from './tail';

/** What features work with. */
export interface Services extends vscode.Disposable {
  readonly extensionUri: vscode.Uri;
  readonly settings: Settings;
  readonly formatChoices: FormatChoices;
  readonly analyses: Analyses;
  readonly analyzedLogs: AnalyzedLogs;
  readonly logs: Logs;
  readonly offers: Offers;
  readonly shownFindings: ShownFindings;
  readonly pages: Pages;
  readonly summaryPanels: SummaryPanels;
  readonly tail: Tail;
  readonly failureFilter: FailureFilter;
  readonly excerpts: Excerpts;
  /** For faults of ours; never holds the text of a log. */
  readonly log: vscode.LogOutputChannel;
  readonly secrets: Secrets;
}

/** All of them, once for an extension host. */
export function createServices({ extensionUri, workspaceState }: vscode.ExtensionContext): Services {
  const log = vscode.window.createOutputChannel('Mail Log', { log: true });
  const settings = new Settings();
  const formatChoices = new FormatChoices(workspaceState, settings);
  const analyses = new Analyses(formatChoices, settings, log);
  const pages = new Pages();
  const excerpts = new Excerpts();
  const analyzedLogs = new AnalyzedLogs(excerpts);
  const logs = new Logs(analyses, analyzedLogs);
  const shownFindings = new ShownFindings(logs, settings);
  const offers = new Offers(workspaceState);
  const summaryPanels = new SummaryPanels(extensionUri);
  const tail = new Tail();
  const failureFilter = new FailureFilter();
  const secrets = new Secrets();
  const contextKeys = new ContextKeys(analyses, logs);
  const all = vscode.Disposable.from(contextKeys, secrets, tail, summaryPanels, failureFilter, shownFindings, logs, analyzedLogs, excerpts, pages, analyses, formatChoices, settings, log);
  return { extensionUri, settings, formatChoices, analyses, analyzedLogs, logs, shownFindings, offers, pages, excerpts, failureFilter, summaryPanels, tail, secrets, log, dispose: () => { all.dispose(); } };
}
