import { visible } from '../core';
import { coloured, type Tone } from './colour';
import { placeOf, type JsonRecord } from './records';

/** What `check` prints for one finding. */
export function textOf(record: JsonRecord, json: boolean): string {
  return json ? JSON.stringify(record) : lineOf(record);
}

/** What stands before the number of the line, the same in each row of a file: `{"file":"mail.log","line":`. */
export function headOf(file: string, json: boolean): string {
  return json ? `{"file":${JSON.stringify(file)},"line":` : `${beginning}${visible(file)}:`;
}

const beginning = coloured('place', '|').split('|')[0] ?? '';

function lineOf(record: JsonRecord): string {
  const severity = String(record['severity']);
  return `${coloured('place', `${placeOf(record)}:`)} ${coloured(toneOf(severity), `${severity}:`)} ${String(record['message'])} ${coloured('place', `[${String(record['rule'])}]`)}`;
}

function toneOf(severity: string): Tone {
  return severity === 'error' || severity === 'warning' || severity === 'information' ? severity : 'hint';
}
