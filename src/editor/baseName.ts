import type * as vscode from 'vscode';

/** The name of a file without its folder. */
export function baseName({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
