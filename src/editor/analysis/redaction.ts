import * as vscode from 'vscode';
import { analyzeBlock, Blocks, redact, replacementsFor, startState, toldOfEarlier, withoutRepeats, type Fact, type Pseudonyms } from '../../core';
import type { Analyses } from './analyses';
import { sourceOf } from './lineSource';
import { inSlices } from '../pace/slices';
import { Snapshot, type Readable } from './snapshot';

/**
 * The text of a document, or a piece of it, without its secrets, its line ends as they are; made without blocking the
 * host. A secret that the piece cuts is taken out whole.
 * @param pseudonyms for whole lines only
 * @returns nothing where it was cancelled
 */
export async function redactedText(
  analyses: Analyses,
  document: vscode.TextDocument,
  token: vscode.CancellationToken,
  { piece, pseudonyms }: { readonly piece?: vscode.Range; readonly pseudonyms?: Pseudonyms | undefined } = {},
): Promise<string | undefined> {
  const { version } = document;
  const blocks = analyses.of(document) ?? new Blocks(sourceOf(document));
  const range = document.validateRange(piece ?? WHOLE);
  const text = await inSlices(redacted(document, blocks, range, pseudonyms), () => token.isCancellationRequested || document.version !== version);
  if (text !== undefined || token.isCancellationRequested || document.isClosed) return text;
  // It was changed meanwhile, and a log that grows may be again and again.
  const snapshot = new Snapshot(document);
  return inSlices(redacted(snapshot, blocks.over(snapshot.source), snapshot.validateRange(piece ?? WHOLE), pseudonyms), () => token.isCancellationRequested);
}

const WHOLE = new vscode.Range(0, 0, Number.MAX_SAFE_INTEGER, 0);

function* redacted(document: Readable, blocks: Blocks, range: vscode.Range, pseudonyms: Pseudonyms | undefined): Generator<void, string> {
  while (!blocks.done) {
    blocks.advance();
    yield;
  }
  const parts: string[] = [];
  const known = blocks.secrets();
  const all = [...blocks.analysed()];
  for (const [index, { first, lines, secrets, told }] of all.entries()) {
    const whole = document.validateRange(new vscode.Range(first, 0, first + lines - 1, Number.MAX_SAFE_INTEGER));
    const part = whole.intersection(range);
    if (!part) continue;
    const next = all[index + 1];
    const later = next?.secrets === true ? toldBefore(next.told().facts, lines) : [];
    const own = secrets || pseudonyms ? told().facts : [];
    if (!secrets && later.length === 0 && !pseudonyms && known.length === 0) parts.push(document.getText(part));
    else if (part.isEqual(whole)) parts.push(redact(document.getText(whole), [...own, ...later], pseudonyms, known));
    else parts.push(redactedPart(document, part, redactingEdits([...own, ...later], first, known), known));
    yield;
  }
  return parts.join(document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n');
}

/** What the next block tells of the one before it, which has so many lines. */
function toldBefore(facts: readonly Fact[], lines: number): readonly Fact[] {
  return facts.flatMap((fact) => toldOfEarlier(fact, lines) ?? []);
}

/** @param known secrets that go wherever they stand beside the edits */
function redactedPart(document: Readable, part: vscode.Range, edits: readonly vscode.TextEdit[], known: readonly string[]): string {
  const kept = (range: vscode.Range) => withoutRepeats(document.getText(range), known);
  let text = '';
  let at = part.start;
  const inside = edits.filter(({ range }) => range.end.isAfter(part.start) && range.start.isBefore(part.end));
  for (const { range, newText } of inside.sort((a, b) => a.range.start.compareTo(b.range.start))) {
    if (range.start.isAfter(at)) text += kept(new vscode.Range(at, range.start));
    text += newText;
    at = range.end;
  }
  return at.isBefore(part.end) ? text + kept(new vscode.Range(at, part.end)) : text;
}

/** The edits that take the secrets of some facts out. @param first the line from which their lines count */
export function redactingEdits(facts: readonly Fact[], first: number, known: readonly string[] = []): vscode.TextEdit[] {
  return facts.flatMap((fact) =>
    replacementsFor(fact, undefined, known)
      .filter(({ line }) => first + line >= 0)
      .map(({ line, start, end, text }) => new vscode.TextEdit(new vscode.Range(first + line, start, first + line, end), text)),
  );
}

/** A line of a document without its secrets; one that is not analysed yet is looked at by itself. */
export function redactedLine(blocks: Blocks, document: vscode.TextDocument, line: number): string {
  const { range, text } = document.lineAt(line);
  if (!blocks.isRead(line)) return redact(text, analyzeBlock(text, startState(text), { last: true, only: 'secrets' }).facts);
  const known = blocks.secrets();
  if (!blocks.mayHoldSecret(line)) return withoutRepeats(text, known);
  return redactedPart(document, range, blocks.factsIn(line, line + 1).flatMap(({ first, facts }) => redactingEdits(facts, first, known)), known);
}

/** The edits that take all secrets of a document out; what is not read yet is read for it. */
export function* allRedactingEdits(blocks: Blocks): Generator<void, vscode.TextEdit[]> {
  while (!blocks.done) {
    blocks.advance();
    yield;
  }
  const edits: vscode.TextEdit[] = [];
  for (const { first, secrets, told } of blocks.analysed()) {
    if (!secrets) continue;
    edits.push(...redactingEdits(told().facts, first));
    yield;
  }
  return edits;
}
