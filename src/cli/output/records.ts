import { given } from '../../core';
import {
  classOf,
  decodedText,
  explainCode,
  faultText,
  holdsSecret,
  shownFields,
  visible,
  type Decoding,
  type Fact,
  type Payload,
  type Reply,
} from '../../core';

/** One JSON object a line, as the command-line contract names its fields. Lines and columns count from 1. */
export type JsonRecord = Readonly<Record<string, unknown>>;

/** Where a record stands, as compilers print it: `mail.log:12:7`. */
export function placeOf(record: JsonRecord): string {
  return `${visible(String(record['file']))}:${String(record['line'])}:${String(record['column'])}`;
}

/** Where a line stands; lines of a file count from 0. */
export interface LinePlace {
  readonly file: string;
  readonly line: number;
}

/** The records of `annotate` for one fact. @param placeOf where a line of the fact stands */
export function annotationRecords(fact: Fact, placeOf: (line: number) => LinePlace, reveal: boolean): readonly JsonRecord[] {
  if (fact.kind === 'reply') return replyRecords(fact, placeOf);
  return fact.kind === 'payload' ? [payloadRecord(fact, placeOf(fact.span.line), reveal)] : [];
}

function replyRecords(reply: Reply, placeOf: (line: number) => LinePlace): readonly JsonRecord[] {
  const summary = explainCode(reply.code, reply.answers)?.name ?? '';
  return reply.lines.map(({ code }) => ({
    kind: 'reply-code',
    ...numbered(placeOf(code.line)),
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

function payloadRecord(payload: Payload, place: LinePlace, reveal: boolean): JsonRecord {
  const { decoding, span, speaker } = payload;
  return {
    kind: 'sasl-payload',
    ...numbered(place),
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
  return shownFields(decoding, reveal).map(({ name, value, secret, note }) => ({ name, value, secret, ...given({ note }) }));
}

function numbered({ file, line }: LinePlace): { readonly file: string; readonly line: number } {
  return { file, line: line + 1 };
}
