import { messageOf, messageParts, Remembered, visible, type Finding, type VerdictFrame } from '../../core';
import { coloured, type Tone } from './colour';
import type { Printable } from './lineBytes';
import { placeOf, type LinePlace } from './records';

/**
 * What `check` prints for one finding, in pieces: of these only what quotes the
 * log has characters of two bytes in memory, which make all slow that they are
 * put together with, and what is said of many is bytes already.
 */
export function rowOf(finding: Finding, place: LinePlace, json: boolean): readonly Printable[] {
  return json ? recordOf(finding, place) : [lineOf(finding, place)];
}

/** What stands before the number of the line, the same in each row of a file: `{"file":"mail.log","line":`. */
export function headOf(file: string, json: boolean): string {
  return json ? `{"file":${JSON.stringify(file)},"line":` : `${beginning}${visible(file)}:`;
}

const beginning = coloured('place', '|').split('|')[0] ?? '';

/** As the command-line contract names the fields. Large logs have a hundred thousand of them, and most of what they say is said of many. */
function recordOf(finding: Finding, { file, line }: LinePlace): readonly Printable[] {
  const { span, about } = finding;
  const { queueId, recipient } = about.kind === 'failure' ? about.context : NOTHING;
  const { frame, own } = messageParts(finding);
  const { head, tail } = frame ? remembered(frame, finding) : partsOf(finding);
  return [
    jsonHeadOf(file),
    line + 1,
    ',"column":',
    span.start + 1,
    ',"endColumn":',
    span.end + 1,
    head,
    inside(own),
    tail,
    `${queueId === undefined ? '' : `,"queueId":"${inside(queueId)}"`}${recipient === undefined ? '' : `,"recipient":"${inside(recipient)}"`}}`,
  ];
}

const NOTHING: { readonly queueId?: string; readonly recipient?: string } = {};

/** What stands between the numbers of a record and what its message says of this finding alone, and behind that. */
interface Parts {
  readonly rule: string;
  readonly severity: string;
  readonly head: Uint8Array;
  readonly tail: Uint8Array;
}

/** Of failures that are judged alike: these have the same codes and cause, so that only the rule may be another. */
const known = new WeakMap<VerdictFrame, Parts>();

function remembered(frame: VerdictFrame, finding: Finding): Parts {
  const parts = known.get(frame);
  if (parts?.rule === finding.rule && parts.severity === finding.severity) return parts;
  const made = partsOf(finding, frame);
  known.set(frame, made);
  return made;
}

function partsOf(finding: Finding, { before, after }: VerdictFrame = { before: '', after: '' }): Parts {
  const { rule, severity, code = null, enhancedStatus = null, cause = null, group } = finding;
  const fields = JSON.stringify({ severity: severityOf(finding), rule, code, enhancedStatus, cause });
  return { rule, severity, head: Buffer.from(`,${fields.slice(1, -1)},"message":"${inside(before)}`), tail: Buffer.from(`${inside(after)}","group":${JSON.stringify(group)}`) };
}

function jsonHeadOf(file: string): Uint8Array {
  return heads.get(file, () => Buffer.from(headOf(file, true)));
}

const heads = new Remembered<Uint8Array>(10);

/** A text inside a JSON string. To see that it is the same there is far quicker than to write it. */
function inside(text: string): string {
  return ESCAPED.test(text) ? JSON.stringify(text).slice(1, -1) : text;
}

// Quotation marks, backslashes, controls, surrogates
// eslint-disable-next-line no-control-regex
const ESCAPED = /["\\\u0000-\u001f\ud800-\udfff]/;

function lineOf(finding: Finding, { file, line }: LinePlace): string {
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
