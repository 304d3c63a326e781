import { visible } from '../core';
import { coloured, type Tone } from './colour';
import { placeOf, type JsonRecord } from './records';

/** A finding as it is printed, cut open where the number of the line stands: for a piece of a file, of which nobody knows yet where it begins. */
export interface Row {
  readonly before: string;
  readonly after: string;
}

/** What `check` prints for one finding. */
export function textOf(record: JsonRecord, json: boolean): string {
  return json ? JSON.stringify(record) : lineOf(record);
}

/** The same cut open. @param record of `check`; its file and its line come first */
export function rowOf(record: JsonRecord, json: boolean): Row {
  const text = textOf(record, json);
  const file = String(record['file']);
  const head = json ? `{"file":${JSON.stringify(file)},"line":` : `${visible(file)}:`;
  const number = text.indexOf(head) + head.length;
  return { before: text.slice(0, number), after: text.slice(number + String(record['line']).length) };
}

function lineOf(record: JsonRecord): string {
  const severity = String(record['severity']);
  return `${coloured('place', `${placeOf(record)}:`)} ${coloured(toneOf(severity), `${severity}:`)} ${String(record['message'])} ${coloured('place', `[${String(record['rule'])}]`)}`;
}

function toneOf(severity: string): Tone {
  return severity === 'error' || severity === 'warning' || severity === 'information' ? severity : 'hint';
}
