import * as vscode from 'vscode';
import { Analyses } from './analyses';
import { ContextKeys } from './contextKeys';
import { Excerpts } from './excerpts';
import { FailureFilter } from './failureFilter';
import { FormatChoices } from './formatChoices';
import { Pages } from './pages';
import { Settings } from './settings';

/** What features work with. */
export interface Services extends vscode.Disposable {
  readonly extensionUri: vscode.Uri;
  readonly settings: Settings;
  readonly formatChoices: FormatChoices;
  readonly analyses: Analyses;
  readonly pages: Pages;
  readonly failureFilter: FailureFilter;
  readonly excerpts: Excerpts;
  /** For faults of ours; never holds the text of a log. */
  readonly log: vscode.LogOutputChannel;
}

export function createServices({ extensionUri, workspaceState }: vscode.ExtensionContext): Services {
  const log = vscode.window.createOutputChannel('Mail Log', { log: true });
  const settings = new Settings();
  const formatChoices = new FormatChoices(workspaceState, settings);
  const analyses = new Analyses(formatChoices, log);
  const pages = new Pages();
  const excerpts = new Excerpts();
  const failureFilter = new FailureFilter();
  const contextKeys = new ContextKeys(analyses);
  const all = vscode.Disposable.from(contextKeys, failureFilter, excerpts, pages, analyses, formatChoices, settings, log);
  return { extensionUri, settings, formatChoices, analyses, pages, excerpts, failureFilter, log, dispose: () => { all.dispose(); } };
}
