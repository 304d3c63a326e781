import { visible } from '../core';
import { coloured, type Tone } from './colour';
import { placeOf, type JsonRecord } from './records';

/** What `check` prints for one finding, cut open where the number of the line stands. */
export interface Row {
  readonly before: string;
  readonly after: string;
}

/** @param record of `check`; its file and its line come first */
export function rowOf(record: JsonRecord, json: boolean): Row {
  const text = json ? JSON.stringify(record) : lineOf(record);
  const file = String(record['file']);
  const head = json ? `{"file":${JSON.stringify(file)},"line":` : `${visible(file)}:`;
  const number = text.indexOf(head) + head.length;
  return { before: text.slice(0, number), after: text.slice(number + String(record['line']).length) };
}

/** @param line where it stands in the file, from 0 */
export function textOf({ before, after }: Row, line: number): string {
  return `${before}${line + 1}${after}`;
}

function lineOf(record: JsonRecord): string {
  const severity = String(record['severity']);
  return `${coloured('place', `${placeOf(record)}:`)} ${coloured(toneOf(severity), `${severity}:`)} ${String(record['message'])} ${coloured('place', `[${String(record['rule'])}]`)}`;
}

function toneOf(severity: string): Tone {
  return severity === 'error' || severity === 'warning' || severity === 'information' ? severity : 'hint';
}
