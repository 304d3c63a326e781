import * as vscode from 'vscode';
import type { LineSource } from '../../core';

/** The lines of a document, as it is when they are asked for. */
export function sourceOf(document: vscode.TextDocument): LineSource {
  return {
    get lineCount() {
      return document.lineCount;
    },
    text: (from, to) => document.getText(new vscode.Range(from, 0, to - 1, Number.MAX_SAFE_INTEGER)).replaceAll('\r\n', '\n'),
  };
}
