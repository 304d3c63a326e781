import type * as vscode from 'vscode';
import { detectFormats } from '../core';

/** Languages of ours, and built-in ones that we serve when the content is surely ours. */
const OURS: readonly string[] = ['smtp-transcript', 'mail-log'];
const SHARED: readonly string[] = ['log', 'plaintext'];

/** For providers: which documents they are asked about. */
export const selector: readonly vscode.DocumentFilter[] = [...OURS, ...SHARED].map((language) => ({ language }));

const HEAD_LINES = 200;

/** Whether providers are asked about a document at all. */
export function canBeOurs({ languageId }: vscode.TextDocument): boolean {
  return OURS.includes(languageId) || SHARED.includes(languageId);
}

/** Whether a document is one of ours, by its language or its content. */
export function isOurs(document: vscode.TextDocument): boolean {
  if (!canBeOurs(document)) return false;
  if (OURS.includes(document.languageId)) return true;
  const lines: string[] = [];
  for (let line = 0; line < Math.min(HEAD_LINES, document.lineCount); line++) lines.push(document.lineAt(line).text);
  return detectFormats(lines.join('\n')).sure.length > 0;
}
