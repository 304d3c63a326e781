import {
  classOf,
  decodedText,
  explainCode,
  faultText,
  holdsSecret,
  messageOf,
  shownFields,
  visible,
  type Decoding,
  type Fact,
  type Finding,
  type Payload,
  type Reply,
} from '../core';

/** One JSON object a line, as the command-line contract names its fields. Lines and columns count from 1. */
export type JsonRecord = Readonly<Record<string, unknown>>;

/** Where a record stands, as compilers print it: `mail.log:12:7`. */
export function placeOf(record: JsonRecord): string {
  return `${visible(String(record['file']))}:${String(record['line'])}:${String(record['column'])}`;
}

/** The records of `annotate` for one fact. @param first the line number of the block's first line, from 0 */
export function annotationRecords(fact: Fact, file: string, first: number, reveal: boolean): readonly JsonRecord[] {
  if (fact.kind === 'reply') return replyRecords(fact, file, first);
  return fact.kind === 'payload' ? [payloadRecord(fact, file, first, reveal)] : [];
}

function replyRecords(reply: Reply, file: string, first: number): readonly JsonRecord[] {
  const summary = explainCode(reply.code, reply.answers)?.name ?? '';
  return reply.lines.map(({ code }) => ({
    kind: 'reply-code',
    file,
    line: first + code.line + 1,
    column: code.start + 1,
    endColumn: code.end + 1,
    code: reply.code,
    enhancedStatus: reply.enhancedStatus ?? null,
    class: classOf(reply.code),
    speaker: 'server',
    command: commandOf(reply),
    summary,
  }));
}

/** The verb a reply answers; the content of a message is part of DATA. */
function commandOf(reply: Reply): string | null {
  if (reply.command) return reply.command.verb;
  if (reply.answers === undefined || reply.answers === 'connect') return null;
  return reply.answers === 'content' ? 'DATA' : reply.answers;
}

function payloadRecord(payload: Payload, file: string, first: number, reveal: boolean): JsonRecord {
  const { decoding, span, speaker } = payload;
  return {
    kind: 'sasl-payload',
    file,
    line: first + span.line + 1,
    column: span.start + 1,
    endColumn: span.end + 1,
    speaker,
    mechanism: decoding.mechanism ?? null,
    decoded: decodedText(decoding, reveal) ?? null,
    secret: holdsSecret(decoding),
    fields: fieldRecords(decoding, reveal),
    fault: faultText(payload) ?? null,
  };
}

/** The fields of a payload; `note` says what a value means, where that is worth saying. */
export function fieldRecords(decoding: Decoding, reveal: boolean): readonly JsonRecord[] {
  return shownFields(decoding, reveal).map(({ name, value, secret, note }) => ({ name, value, secret, ...(note === undefined ? {} : { note }) }));
}

/** The record of `check` for one finding. */
export function findingRecord(finding: Finding, file: string, first: number): JsonRecord {
  const { span, severity, rule, code, enhancedStatus, cause, group, about } = finding;
  const { queueId, recipient } = about.kind === 'failure' ? about.setting : {};
  return {
    file,
    line: first + span.line + 1,
    column: span.start + 1,
    endColumn: span.end + 1,
    severity: severity === 'off' ? 'hint' : severity,
    rule,
    code: code ?? null,
    enhancedStatus: enhancedStatus ?? null,
    cause: cause ?? null,
    message: messageOf(finding),
    group,
    ...(queueId === undefined ? {} : { queueId }),
    ...(recipient === undefined ? {} : { recipient }),
  };
}
