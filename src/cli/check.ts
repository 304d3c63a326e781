import { analyzeBlock, startState, type State } from '../core';
import { coloured, type Tone } from './colour';
import { formatOption } from './formatOption';
import { encodedBlocks } from './encodedBlocks';
import { openInput } from './input';
import { flush, print } from './output';
import { findingRecord, placeOf, type JsonRecord } from './records';

export interface CheckOptions {
  readonly json: boolean;
  /** Also the findings of rules that are off. */
  readonly all: boolean;
  readonly format?: string | undefined;
}

/** So many bytes at the start of a file tell its format. */
const HEAD = 200_000;

/** `mail-log check`: the findings of the Problems panel. @returns 1 where one of them is an error */
export async function check(files: readonly string[], options: CheckOptions): Promise<number> {
  const format = formatOption(options.format);
  let failed = false;
  for (const file of files) {
    let state: State | undefined;
    let first = 0;
    for await (const block of encodedBlocks(await openInput(file))) {
      state ??= startState(block.text(0, HEAD), format);
      const { lines, findings, exit } = analyzeBlock(block, state, { last: block.last, only: 'findings' });
      for (const finding of findings) {
        if (finding.severity === 'off' && !options.all) continue;
        if (finding.severity === 'error') failed = true;
        const record = findingRecord(finding, file, first);
        print(options.json ? JSON.stringify(record) : lineOf(record));
      }
      await flush();
      state = exit;
      first += lines;
    }
  }
  return failed ? 1 : 0;
}

function lineOf(record: JsonRecord): string {
  const severity = String(record['severity']);
  return `${coloured('place', `${placeOf(record)}:`)} ${coloured(toneOf(severity), `${severity}:`)} ${String(record['message'])} ${coloured('place', `[${String(record['rule'])}]`)}`;
}

function toneOf(severity: string): Tone {
  return severity === 'error' || severity === 'warning' || severity === 'information' ? severity : 'hint';
}
