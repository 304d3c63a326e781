import * as vscode from 'vscode';
import { FailureGroups, messageOf, type FailureGroup } from '../core';
import type { Analyses } from './analyses';
import { toRange } from './convert';
import { isExcerpt } from './excerpts';
import type { Settings } from './settings';

/** One row of the view: what it shows, and the rows below it. */
export interface FailureRow {
  readonly label: string;
  readonly count?: number;
  readonly rows: readonly FailureRow[];
  /** Where a click leads; on rows without others. */
  readonly place?: vscode.Location;
}

/** Findings between two pauses: some milliseconds. */
const PIECE = 500;

/** The failures of all open logs, by file where there are several, then by cause, reply and domain. */
export function* failureRows(analyses: Analyses, settings: Settings, filter: string): Generator<void, readonly FailureRow[]> {
  const words = filter.toLowerCase();
  const files: FailureRow[] = [];
  for (const [document, { blocks }] of analyses.all()) {
    if (isExcerpt(document.uri)) continue;
    const severityOf = settings.severities(document.uri);
    const found = new FailureGroups<vscode.Location>();
    let looked = 0;
    for (const { first, finding } of blocks.findings()) {
      if (++looked % PIECE === 0) yield;
      if (finding.about.kind !== 'failure' || severityOf(finding) === 'off') continue;
      if (words !== '' && !messageOf(finding).toLowerCase().includes(words)) continue;
      found.add(finding, new vscode.Location(document.uri, toRange(finding.span, first)));
    }
    if (found.count > 0) files.push({ label: vscode.workspace.asRelativePath(document.uri), count: found.count, rows: rowsOf(found.groups()) });
  }
  const [only] = files;
  return files.length === 1 && only ? only.rows : files;
}

function rowsOf(groups: readonly FailureGroup<vscode.Location>[]): readonly FailureRow[] {
  return groups.map(({ label, count, groups: below, places }) => ({
    label,
    count,
    rows: below.length > 0 ? rowsOf(below) : places.map((place) => ({ label: `Line ${place.range.start.line + 1}`, rows: [], place })),
  }));
}
