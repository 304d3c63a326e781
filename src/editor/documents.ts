import type * as vscode from 'vscode';
import { detectionSteps } from '../core';

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

/** Whether a document is ours by its language, whatever it holds. */
export function isOurs({ languageId }: vscode.TextDocument): boolean {
  return OURS.includes(languageId);
}

/** Whether a document of a built-in language is surely one of ours by its content; yields where the work may pause. */
export function* holdsOurs(document: vscode.TextDocument): Generator<unknown, boolean> {
  const lines: string[] = [];
  for (let line = 0; line < Math.min(HEAD_LINES, document.lineCount); line++) lines.push(document.lineAt(line).text);
  const { sure } = yield* detectionSteps(lines.join('\n'));
  return sure.length > 0;
}
