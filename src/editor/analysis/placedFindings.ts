import type * as vscode from 'vscode';
import type { Finding } from '../../core';
import type { Analyses } from './analyses';
import { toRange } from '../convert';

/** A finding where it stands in a document. */
export interface RangedFinding {
  readonly finding: Finding;
  readonly range: vscode.Range;
}

/** The findings that begin on a line, counted from 0. */
export function findingsOn(analyses: Analyses, document: vscode.TextDocument, line: number): readonly RangedFinding[] {
  return (analyses.of(document)?.findingsOn(line) ?? []).map(({ first, finding }) => ({ finding, range: toRange(finding.span, first) }));
}
