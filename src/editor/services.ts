import type * as vscode from 'vscode';
import { Analyses } from './analyses';
import { Pages } from './pages';

/** What features work with. */
export interface Services extends vscode.Disposable {
  readonly extensionUri: vscode.Uri;
  readonly analyses: Analyses;
  readonly pages: Pages;
}

export function createServices(extensionUri: vscode.Uri): Services {
  const analyses = new Analyses();
  const pages = new Pages();
  return {
    extensionUri,
    analyses,
    pages,
    dispose() {
      analyses.dispose();
      pages.dispose();
    },
  };
}
