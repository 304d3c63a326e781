import type * as vscode from 'vscode';
import { Analyses } from './analyses';
import { Pages } from './pages';
import { Secrets } from './secrets';

/** What features work with. */
export interface Services extends vscode.Disposable {
  readonly extensionUri: vscode.Uri;
  readonly analyses: Analyses;
  readonly pages: Pages;
  readonly secrets: Secrets;
}

export function createServices(extensionUri: vscode.Uri): Services {
  const analyses = new Analyses();
  const pages = new Pages();
  const secrets = new Secrets();
  return {
    extensionUri,
    analyses,
    pages,
    secrets,
    dispose() {
      analyses.dispose();
      pages.dispose();
      secrets.dispose();
    },
  };
}
