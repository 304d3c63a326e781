import { analyzeLog, LogLines } from '../files/analyzeLog';
import { coloured, type Tone } from './colour';
import { formatOption } from './formatOption';
import { blocksOfBytes, logsAmong } from './input';
import { complainOf, flush, print } from './output';
import { findingRecord, placeOf, type JsonRecord } from './records';

export interface CheckOptions {
  readonly json: boolean;
  /** Also the findings of rules that are off. */
  readonly all: boolean;
  readonly format?: string | undefined;
}

/** `mail-log check`: the findings of the Problems panel. @returns 1 where one of them is an error, 2 where a file cannot be read */
export async function check(files: readonly string[], options: CheckOptions): Promise<number> {
  const format = formatOption(options.format);
  let failed = false;
  let unreadable = false;
  for (const log of logsAmong(files)) {
    const lines = new LogLines();
    for await (const part of analyzeLog(log, { format, blocks: blocksOfBytes, only: 'findings', lines })) {
      if (part.kind === 'fault') {
        unreadable = true;
        await complainOf(part);
        continue;
      }
      for (const finding of part.analysis.findings) {
        if (finding.severity === 'off' && !options.all) continue;
        if (finding.severity === 'error') failed = true;
        const record = findingRecord(finding, lines.placeOf(part.first + finding.span.line));
        print(options.json ? JSON.stringify(record) : lineOf(record));
      }
      await flush();
    }
  }
  return unreadable ? 2 : failed ? 1 : 0;
}

function lineOf(record: JsonRecord): string {
  const severity = String(record['severity']);
  return `${coloured('place', `${placeOf(record)}:`)} ${coloured(toneOf(severity), `${severity}:`)} ${String(record['message'])} ${coloured('place', `[${String(record['rule'])}]`)}`;
}

function toneOf(severity: string): Tone {
  return severity === 'error' || severity === 'warning' || severity === 'information' ? severity : 'hint';
}
