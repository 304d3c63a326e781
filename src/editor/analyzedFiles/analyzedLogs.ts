import * as vscode from 'vscode';
import type { Summary } from '../../core';
import type { FileReport, LogReport } from '../../files/report';
import { excerptOf, type ReportExcerpt } from './reportExcerpt';
import type { Excerpts } from './excerpts';
import type { Log } from '../log';

/** A log that was read without being opened, and the excerpt that shows it. */
export interface AnalyzedLog {
  /** Of the excerpt: as long as it is open, the log is known. */
  readonly uri: vscode.Uri;
  readonly name: string;
  readonly files: readonly Log[];
  readonly summary: Summary;
  /** Where a line, counted from 0 over all files, can be looked at; in the file itself where that can be opened. */
  placeOf(line: number): vscode.Location | undefined;
}

/** Logs that were analysed from their files. */
export class AnalyzedLogs implements vscode.Disposable {
  private readonly logs = new Map<string, AnalyzedLog>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly subscriptions: vscode.Disposable;

  /** Something else is known of a file. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly excerpts: Excerpts) {
    this.subscriptions = vscode.Disposable.from(
      this.changed,
      excerpts.onDidClose((uri) => { this.remove(uri.toString()); }),
    );
  }

  /** The log whose excerpt or file a document shows. */
  shownBy(uri: vscode.Uri): AnalyzedLog | undefined {
    const key = uri.toString();
    return this.logs.get(key) ?? [...this.logs.values()].find(({ files }) => files.some((file) => file.uri.toString() === key));
  }

  /** The file of the latest analysis first, where several have it. */
  files(): readonly Log[] {
    const files = new Map<string, Log>();
    for (const log of [...this.logs.values()].reverse()) {
      for (const file of log.files) if (!files.has(file.uri.toString())) files.set(file.uri.toString(), file);
    }
    return [...files.values()];
  }

  /** @param uris of the files, in the order of the report */
  async show(name: string, uris: readonly vscode.Uri[], report: LogReport): Promise<AnalyzedLog> {
    const uri = this.excerpts.uriFor(`Failures in ${name}`, `${folderOf(uris)}/`);
    const excerpt = excerptOf(name, uris, report);
    const log = newLog(uri, name, uris, report, excerpt);
    this.remove(uri.toString());
    this.logs.set(uri.toString(), log);
    for (const file of log.files) this.changed.fire(file.uri);
    await this.excerpts.show(uri, excerpt, { preview: false });
    return log;
  }

  dispose(): void {
    this.subscriptions.dispose();
  }

  private remove(key: string): void {
    const log = this.logs.get(key);
    if (!log) return;
    this.logs.delete(key);
    for (const file of log.files) this.changed.fire(file.uri);
  }
}

function newLog(uri: vscode.Uri, name: string, uris: readonly vscode.Uri[], report: LogReport, { lineOf }: ReportExcerpt): AnalyzedLog {
  const inExcerpt = (file: number, line: number): vscode.Location | undefined => {
    const found = lineOf(file, line);
    return found === undefined ? undefined : new vscode.Location(uri, new vscode.Position(found, 0));
  };
  const fileOf = ({ groups, findings, count, compressed }: FileReport, index: number): Log => ({
    uri: uris[index] ?? uri,
    groups: () => groups,
    findings: () => findings,
    unlisted: count - findings.length,
    lookAt: (line) => (compressed ? inExcerpt(index, line) : undefined),
  });
  return {
    uri,
    name,
    files: report.files.map(fileOf),
    summary: report.summary,
    placeOf(line) {
      const index = Math.max(0, report.files.findLastIndex(({ first }) => first <= line));
      const inFile = line - (report.files[index]?.first ?? 0);
      const file = uris[index];
      return report.files[index]?.compressed === false && file ? new vscode.Location(file, new vscode.Position(inFile, 0)) : inExcerpt(index, inFile);
    },
  };
}

/** The folder that the files have in common, so that logs of the same name in two folders stay apart. */
function folderOf([first]: readonly vscode.Uri[]): string {
  return first ? encodeURIComponent(vscode.Uri.joinPath(first, '..').toString()) : '';
}
