import type * as vscode from 'vscode';
import { grouped } from '../core';

/** "1 line", "1,234 lines" */
export function counted(count: number, what: string): string {
  return count === 1 ? `1 ${what}` : `${grouped(count)} ${what}s`;
}

/** Words of a log where VS Code makes icons of `$(name)`: they stay words. */
export function withoutIcons(text: string): string {
  return text.replaceAll('$(', '\\$(');
}

/** The name of a file without its folder. */
export function baseName({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
