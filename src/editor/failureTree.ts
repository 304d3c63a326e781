import * as vscode from 'vscode';
import { groupFailures, messageOf, type Finding } from '../core';
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

/** The failures of all open logs, by file where there are several, then by cause, reply and domain. */
export function failureRows(analyses: Analyses, settings: Settings, filter: string): readonly FailureRow[] {
  const files: FailureRow[] = [];
  for (const [document, { blocks }] of analyses.all()) {
    if (isExcerpt(document.uri)) continue;
    const severityOf = settings.severities(document.uri);
    const found: { finding: Finding; place: vscode.Location }[] = [];
    for (const { first, finding } of blocks.findings()) {
      if (finding.about.kind !== 'failure' || severityOf(finding) === 'off') continue;
      if (filter !== '' && !messageOf(finding).toLowerCase().includes(filter.toLowerCase())) continue;
      found.push({ finding, place: new vscode.Location(document.uri, toRange(finding.span, first)) });
    }
    if (found.length > 0) files.push({ label: vscode.workspace.asRelativePath(document.uri), count: found.length, rows: rowsOf(groupFailures(found)) });
  }
  const [only] = files;
  return files.length === 1 && only ? only.rows : files;
}

type Groups = ReturnType<typeof groupFailures<vscode.Location>>;

function rowsOf(groups: Groups): readonly FailureRow[] {
  return groups.map(({ label, count, groups: below, places }) => ({
    label,
    count,
    rows: below.length > 0 ? rowsOf(below) : places.map((place) => ({ label: `Line ${place.range.start.line + 1}`, rows: [], place })),
  }));
}
