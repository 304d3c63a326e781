import * as vscode from 'vscode';
import { explainCode, replyCodes } from '../../core';

/** The reply code under the cursor; none where there is none. */
export function codeAtCursor(): string | undefined {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return undefined;
  const range = editor.document.getWordRangeAtPosition(editor.selection.active, /(?<![0-9.])[2-5][0-9]{2}(?![0-9.])/);
  return range ? editor.document.getText(range) : undefined;
}

/** Lets the user pick a reply code by number or words, the one at the cursor first. */
export async function pickCode(placeHolder: string, first?: string): Promise<string | undefined> {
  const codes = replyCodes.map((entry) => entry.code);
  const ordered = first === undefined ? codes : [first, ...codes.filter((code) => code !== first)];
  const items = ordered.flatMap((code) => {
    const one = explainCode(code);
    return one ? [{ label: code, description: `${one.name} · ${one.className}`, detail: one.description.replaceAll('`', '') }] : [];
  });
  const picked = await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true, matchOnDetail: true });
  return picked?.label;
}
