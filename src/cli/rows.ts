import { messageOf, messageParts, Remembered, visible, type Finding } from '../core';
import { coloured, type Tone } from './colour';
import { placeOf, type Place } from './records';

/**
 * What `check` prints for one finding, in pieces: of these only what quotes the
 * log has characters of two bytes in memory, which make all slow that they are
 * put together with.
 */
export function rowOf(finding: Finding, place: Place, json: boolean): readonly string[] {
  return json ? recordOf(finding, place) : [lineOf(finding, place)];
}

/** What stands before the number of the line, the same in each row of a file: `{"file":"mail.log","line":`. */
export function headOf(file: string, json: boolean): string {
  return json ? `{"file":${JSON.stringify(file)},"line":` : `${beginning}${visible(file)}:`;
}

const beginning = coloured('place', '|').split('|')[0] ?? '';

/** As the command-line contract names the fields. Written part by part: large logs have a hundred thousand of them, and most parts stand in many. */
function recordOf(finding: Finding, { file, line }: Place): readonly string[] {
  const { span, rule, code, enhancedStatus, cause, group, about } = finding;
  const { queueId, recipient } = about.kind === 'failure' ? about.setting : NOTHING;
  const [before, own, after] = messageParts(finding);
  return [
    `{"file":"${shared(file)}","line":${String(line + 1)},"column":${String(span.start + 1)},"endColumn":${String(span.end + 1)},"severity":"${severityOf(finding)}","rule":"${rule}"` +
      `,"code":${code === undefined ? 'null' : `"${code}"`},"enhancedStatus":${enhancedStatus === undefined ? 'null' : `"${enhancedStatus}"`},"cause":${cause === undefined ? 'null' : `"${cause}"`},"message":"${shared(before)}`,
    inside(own),
    `${shared(after)}","group":"${shared(group)}"${queueId === undefined ? '' : `,"queueId":"${inside(queueId)}"`}${recipient === undefined ? '' : `,"recipient":"${inside(recipient)}"`}}`,
  ];
}

const NOTHING: { readonly queueId?: string; readonly recipient?: string } = {};

/** A text inside a JSON string. To see that it is the same there is far quicker than to write it. */
function inside(text: string): string {
  return ESCAPED.test(text) ? JSON.stringify(text).slice(1, -1) : text;
}

// Quotation marks, backslashes, controls, surrogates
// eslint-disable-next-line no-control-regex
const ESCAPED = /["\\\u0000-\u001f\ud800-\udfff]/;

function shared(text: string): string {
  return insides.get(text, () => inside(text));
}

const insides = new Remembered<string>(500);

function lineOf(finding: Finding, { file, line }: Place): string {
  const severity = severityOf(finding);
  const place = placeOf({ file, line: line + 1, column: finding.span.start + 1 });
  return `${coloured('place', `${place}:`)} ${coloured(toneOf(severity), `${severity}:`)} ${messageOf(finding)} ${coloured('place', `[${finding.rule}]`)}`;
}

/** Of a rule that is off, its findings are hints. */
function severityOf({ severity }: Finding): string {
  return severity === 'off' ? 'hint' : severity;
}

function toneOf(severity: string): Tone {
  return severity === 'error' || severity === 'warning' || severity === 'information' ? severity : 'hint';
}
