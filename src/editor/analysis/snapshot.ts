import * as vscode from 'vscode';
import { linesOf, type LineSource } from '../../core';

/** What is read of a document: a document has it, and so has a snapshot of one. */
export type Readable = Pick<vscode.TextDocument, 'eol' | 'getText' | 'validateRange'>;

/** The text of a document as it was: for work that a log which grows all the time would never let come to its end. */
export class Snapshot implements Readable {
  readonly eol: vscode.EndOfLine;
  readonly source: LineSource;

  constructor(document: vscode.TextDocument) {
    this.eol = document.eol;
    this.source = linesOf(document.getText());
  }

  /** @param range valid; the whole text where it is left out */
  getText(range?: vscode.Range): string {
    const { start, end } = this.validateRange(range ?? new vscode.Range(0, 0, this.source.lineCount, 0));
    const lines = this.source.text(start.line, end.line + 1).split('\n');
    const last = lines.length - 1;
    // The end first: both may stand in the same line.
    lines[last] = (lines[last] ?? '').slice(0, end.character);
    lines[0] = (lines[0] ?? '').slice(start.character);
    return lines.join(this.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n');
  }

  validateRange({ start, end }: vscode.Range): vscode.Range {
    return new vscode.Range(this.valid(start), this.valid(end));
  }

  private valid({ line, character }: vscode.Position): vscode.Position {
    const last = this.source.lineCount - 1;
    if (line > last) return new vscode.Position(last, this.lengthOf(last));
    return new vscode.Position(line, Math.min(character, this.lengthOf(line)));
  }

  private lengthOf(line: number): number {
    return this.source.text(line, line + 1).length;
  }
}
