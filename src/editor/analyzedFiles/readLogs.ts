import * as vscode from 'vscode';
import { rules } from '../../core';
import type { LogReport } from '../../files/report';
import type { FileRequest } from '../../files/reportRequest';
import { logsOf } from '../../files/rotation';
import { faultMessage, Unreadable, type Fault } from '../../files/unreadable';
import { baseName } from '../baseName';
import type { FormatChoices } from '../analysis/formatChoices';
import { readUri } from './readUri';
import { placeOf, report } from './reporter';
import type { Settings } from '../settings';

/** A log that was read from its files, which need not be open. */
export interface ReadLog {
  readonly name: string;
  /** In the order of the report; without those of which nothing could be read. */
  readonly uris: readonly vscode.Uri[];
  readonly report: LogReport;
  /** What could not be read, in words for the user. */
  readonly faults: readonly string[];
}

/** What reading needs to know. */
export interface ReadingContext {
  readonly extensionUri: vscode.Uri;
  readonly settings: Settings;
  readonly formatChoices: FormatChoices;
}

/** Files by the logs they belong to, the oldest first as their names have it. */
export function logsAmong(uris: readonly vscode.Uri[]): readonly (readonly vscode.Uri[])[] {
  return logsOf(uris, (uri) => uri.toString(true));
}

/** "mail.log", "mail.log and 2 older files" */
export function nameOf(log: readonly vscode.Uri[]): string {
  const [newest] = log.slice(-1);
  const name = newest ? baseName(newest) : '';
  if (log.length === 1) return name;
  return log.length === 2 ? `${name} and 1 older file` : `${name} and ${log.length - 1} older files`;
}

/**
 * Reads the files of a log, on the disk or wherever a file system provider has them.
 * @param log in the order of their names
 * @returns nothing where it was cancelled
 */
export async function readLog(log: readonly vscode.Uri[], { extensionUri, settings, formatChoices }: ReadingContext, progress: vscode.Progress<Step>, token: vscode.CancellationToken): Promise<ReadLog | undefined> {
  const found = await Promise.all(log.map(find));
  if (token.isCancellationRequested) return undefined;
  const files = found.flatMap(({ uri, file }) => (file ? [{ uri, file }] : []));
  const [newest] = log.slice(-1);
  const severityOf = newest ? settings.severityOfRule(newest) : () => 'off';
  const request = {
    files: files.map(({ file }) => file),
    format: log.map((uri) => formatChoices.of(uri)).findLast((format) => format !== undefined)?.id,
    limits: settings.limits(),
    excerpted: rules.flatMap(({ id }) => (severityOf(id) === 'off' ? [] : [id])),
  };
  const made = await report(extensionUri, request, steps(found.reduce((sum, { size }) => sum + size, 0), progress), token);
  if (!made) return undefined;
  const faults = [...found.flatMap(({ fault }) => fault ?? []), ...made.faults].map((fault) => `${sentence(faultMessage(fault))}${fault.forbidden ? ` ${adviceOnPermission()}` : ''}`);
  return { name: nameOf(log), uris: made.files.flatMap(({ given }) => files[given]?.uri ?? []), report: made, faults };
}

/** What a progress bar is told. */
interface Step {
  readonly message: string;
  readonly increment: number;
}

/** Bytes; sizes are told in units of 1,000. */
const MB = 1_000_000;

function steps(total: number, progress: vscode.Progress<Step>): (bytes: number) => void {
  const most = total < 10 * MB ? '' : ` of ${Math.ceil(total / MB)}`;
  let read = 0;
  let told = 0;
  return (bytes) => {
    read += bytes;
    // One step in a hundred can be seen.
    if (read - told < total / 100) return;
    progress.report({ message: `${Math.floor(read / MB)}${most} MB`, increment: total === 0 ? 0 : (100 * (read - told)) / total });
    told = read;
  };
}

interface Found {
  readonly uri: vscode.Uri;
  /** In bytes, as it is stored. */
  readonly size: number;
  readonly file?: FileRequest;
  readonly fault?: Fault;
}

/** What cannot be read is told when it is read; what has to be read for the worker is read here. */
async function find(uri: vscode.Uri): Promise<Found> {
  const name = baseName(uri);
  const place = placeOf(uri);
  if (place !== undefined) return { uri, size: await sizeOf(uri), file: { name, source: place } };
  try {
    const source = await readUri(uri);
    return { uri, size: source.length, file: { name, source } };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { uri, size: 0, fault: { file: name, partly: false, reason: error.message, forbidden: error.forbidden } };
  }
}

/** For the progress alone. */
async function sizeOf(uri: vscode.Uri): Promise<number> {
  try {
    return (await vscode.workspace.fs.stat(uri)).size;
  } catch {
    return 0;
  }
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

function adviceOnPermission(): string {
  const who = vscode.env.remoteName === undefined ? 'your user' : 'the user of this window on the remote host';
  const again = vscode.env.remoteName === undefined ? 'log in again' : 'end the VS Code server there and connect again';
  return `Add ${who} to the group of the file (often adm: “sudo usermod -aG adm NAME”) and ${again}, or make a copy with “sudo cat” and analyze that.`;
}
