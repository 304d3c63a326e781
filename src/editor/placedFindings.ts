import type * as vscode from 'vscode';
import type { Finding } from '../core';
import type { Analyses } from './analyses';
import { toRange } from './convert';

/** A finding where it stands in a document. */
export interface PlacedFinding {
  readonly finding: Finding;
  readonly range: vscode.Range;
}

/** The findings that begin on a line, counted from 0. */
export function findingsOn(analyses: Analyses, document: vscode.TextDocument, line: number): readonly PlacedFinding[] {
  const placed: PlacedFinding[] = [];
  for (const { first, finding } of analyses.of(document)?.findingsAt(line) ?? []) {
    if (first + finding.span.line === line) placed.push({ finding, range: toRange(finding.span, first) });
  }
  return placed;
}
