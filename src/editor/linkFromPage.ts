import * as vscode from 'vscode';

/**
 * How a page links to the lines of a file, counted from 0: by its path in the first folder of the workspace, from which
 * VS Code resolves links that begin with a slash; other addresses do nothing in a rendered page.
 * @returns nothing for a file elsewhere
 */
export function linkFromPage({ scheme, authority, path }: vscode.Uri): ((line: number) => string) | undefined {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (folder?.scheme !== scheme || folder.authority !== authority || !path.startsWith(`${folder.path}/`)) return undefined;
  const address = path.slice(folder.path.length).split('/').map(encoded).join('/');
  return (line) => `${address}#L${line + 1}`;
}

/** Parentheses end a link in Markdown. */
function encoded(name: string): string {
  return encodeURIComponent(name).replace(/[()]/g, (mark) => (mark === '(' ? '%28' : '%29'));
}
