import * as vscode from 'vscode';
import { analyzeBlock, redact, replacementsFor, startState, type Blocks, type Fact, type Pseudonyms } from '../core';

/** The whole text of a document without its secrets, its line ends as they are. */
export function redactedText(document: vscode.TextDocument, pseudonyms?: Pseudonyms): string {
  const text = document.getText();
  return redact(text, analyzeBlock(text, startState(text), { last: true }).facts, pseudonyms);
}

/** The edits that take the secrets of some facts out. @param first the line from which their lines count */
export function redactingEdits(facts: readonly Fact[], first: number): vscode.TextEdit[] {
  return facts.flatMap((fact) =>
    replacementsFor(fact).map(({ line, start, end, text }) => new vscode.TextEdit(new vscode.Range(first + line, start, first + line, end), text)),
  );
}

/** A piece of a document without its secrets; one that the selection cuts is taken out whole. */
export function redactedSelection(document: vscode.TextDocument, selection: vscode.Range): string {
  const text = document.getText();
  const { facts } = analyzeBlock(text, startState(text), { last: true });
  const edits = redactingEdits(facts, 0)
    .filter(({ range }) => range.end.isAfter(selection.start) && range.start.isBefore(selection.end))
    .sort((a, b) => a.range.start.compareTo(b.range.start));
  let redacted = '';
  let at = selection.start;
  for (const { range, newText } of edits) {
    if (range.start.isAfter(at)) redacted += document.getText(new vscode.Range(at, range.start));
    redacted += newText;
    at = range.end;
  }
  return at.isBefore(selection.end) ? redacted + document.getText(new vscode.Range(at, selection.end)) : redacted;
}

/** The facts that stand on a line, and the line from which theirs count. */
export function factsOnLine(blocks: Blocks, line: number): readonly { readonly first: number; readonly fact: Fact }[] {
  return blocks.factsAt(line).flatMap(({ first, facts }) =>
    facts.filter((fact) => 'span' in fact && first + fact.span.line === line).map((fact) => ({ first, fact })),
  );
}
