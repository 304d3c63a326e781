import type * as vscode from 'vscode';
import { counted, visible } from '../../core';
import type { LogReport } from '../../files/report';
import { baseName } from '../baseName';
import type { Excerpt } from './excerpts';

export interface ReportExcerpt extends Excerpt {
  /** The line of the excerpt that repeats one of a file; both count from 0. */
  lineOf(file: number, line: number): number | undefined;
}

/** The lines of a log with findings, by file, without their secrets. */
export function excerptOf(name: string, uris: readonly vscode.Uri[], report: LogReport): ReportExcerpt {
  const texts: string[] = [`Failures in ${visible(name)}: ${counted(report.summary.lines, 'line')} read, ${counted(report.excerpt.length, 'line')} with findings shown, without their secrets`];
  const links = new Map<number, { readonly uri: vscode.Uri; readonly line: number }>();
  const places = new Map<string, number>();
  const width = String(report.excerpt.reduce((most, { line }) => Math.max(most, line + 1), 0)).length;
  let file = -1;
  for (const { file: index, line, text } of report.excerpt) {
    const uri = uris[index];
    const compressed = report.files[index]?.compressed === true;
    if (index !== file) texts.push('', `${uri ? visible(baseName(uri)) : ''}${compressed ? ' (compressed)' : ''}`);
    file = index;
    if (uri && !compressed) links.set(texts.length, { uri, line });
    places.set(`${index} ${line}`, texts.length);
    texts.push(`${String(line + 1).padStart(width)}  ${text}`);
  }
  return { text: `${texts.join('\n')}\n`, links, lineOf: (index, line) => places.get(`${index} ${line}`) };
}
