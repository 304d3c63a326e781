import * as vscode from 'vscode';

/** What VS Code shows when the mouse rests on a place: the Markdown of each part, in order. */
export interface ShownHover {
  readonly parts: readonly vscode.MarkdownString[];
  /** All parts together. */
  readonly text: string;
  readonly range: vscode.Range | undefined;
}

/** The hover at a place; nothing where there is none. */
export async function hoverAt(document: vscode.TextDocument, { start }: vscode.Range): Promise<ShownHover | undefined> {
  const hovers = await vscode.commands.executeCommand<readonly vscode.Hover[]>('vscode.executeHoverProvider', document.uri, start);
  if (hovers.length === 0) return undefined;
  const parts = hovers.flatMap(({ contents }) => contents.filter((one) => one instanceof vscode.MarkdownString));
  return { parts, text: parts.map(({ value }) => value).join('\n\n'), range: hovers[0]?.range };
}
