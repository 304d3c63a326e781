import * as vscode from 'vscode';

/** The extension under test. */
export const extension = found(vscode.extensions.getExtension('mail-log-annotator.mail-log-annotator'));

function found<T>(extension: vscode.Extension<T> | undefined): vscode.Extension<T> {
  if (!extension) throw new Error('The extension under test was not loaded.');
  return extension;
}
