import * as vscode from 'vscode';
import { counted, FailureGroups, messageOf, type FailureGroup } from '../../core';
import { toRange } from '../convert';
import type { Log } from '../log';
import type { Logs } from './logs';
import type { Settings } from '../settings';

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

/** The failures of all logs, by file where there are several, then by cause, reply and domain. */
export function* failureRows(logs: Logs, settings: Settings, filter: string): Generator<void, readonly FailureRow[]> {
  const words = filter.toLowerCase();
  const files: FailureRow[] = [];
  for (const log of logs.all()) {
    const { uri } = log;
    const severityOf = settings.severities(uri);
    const found = new FailureGroups<vscode.Location>();
    let looked = 0;
    for (const { first, finding } of log.findings()) {
      if (++looked % PIECE === 0) yield;
      if (finding.about.kind !== 'failure' || severityOf(finding) === 'off') continue;
      if (words !== '' && !messageOf(finding).toLowerCase().includes(words)) continue;
      found.add(finding, new vscode.Location(uri, toRange(finding.span, first)));
    }
    if (found.count === 0) continue;
    const more = log.unlisted > 0 ? [{ label: `${counted(log.unlisted, 'more finding')} in this file`, rows: [] }] : [];
    files.push({ label: vscode.workspace.asRelativePath(uri), count: found.count, rows: [...rowsOf(found.groups(), log), ...more] });
  }
  const [only] = files;
  return files.length === 1 && only ? only.rows : files;
}

function rowsOf(groups: readonly FailureGroup<vscode.Location>[], log: Log): readonly FailureRow[] {
  return groups.map(({ label, count, groups: below, places }) => ({
    label,
    count,
    rows: below.length > 0 ? rowsOf(below, log) : places.map((place) => rowOf(place, log)),
  }));
}

function rowOf(place: vscode.Location, log: Log): FailureRow {
  const { line } = place.range.start;
  return { label: `Line ${line + 1}`, rows: [], place: log.lookAt(line) ?? place };
}
