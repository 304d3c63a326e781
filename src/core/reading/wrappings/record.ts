import { isKnownProgram, tagOfOwnRecord } from '../../formats';
import { given } from '../../given';
import { ENVELOPES, MAY_BE_PROGRAMS, MESSAGES, PIDS, PROGRAMS, TIMES } from './record/fieldNames';
import { fieldsOfRecord, type RecordFields, type RecordValue } from './record/fields';
import { unescaped } from './record/unescaped';
import { readRow } from './row';
import { readTag, type Tag } from './tag';
import type { Unwrapped, Wrapping } from './wrapping';

/** A record on one line, with the log line as one of its values: JSON, `key="value"` pairs (logfmt), or a row of a table. */
export const record: Wrapping = {
  id: 'record',
  unwrap: (text) => readRecord(text) ?? readRow(text),
};

/** The line in a record; nothing where the text is none, or holds no line. */
export function readRecord(text: string): Unwrapped | undefined {
  const fields = fieldsOfRecord(text);
  if (!fields) return undefined;
  const envelope = ENVELOPES.find((one) => valueOf(fields, MESSAGES, one) !== undefined) ?? '';
  const message = valueOf(fields, MESSAGES, envelope);
  if (!message) return undefined;
  const time = stringOf(text, valueOf(fields, TIMES, envelope) ?? valueOf(fields, TIMES, ''));
  const line = { ...unescaped(text, message), ...given({ time }) };
  const tag = tagIn(text, valueOf(fields, PROGRAMS, envelope)) ?? tagByValue(text, fields, envelope) ?? tagOfOwnRecord((name) => stringOf(text, fields.get(name)));
  if (!tag) return line;
  return { ...line, program: tag.program, pid: tag.pid ?? stringOf(text, valueOf(fields, PIDS, envelope))?.replace(/\D/g, '') ?? '' };
}

/** A program's tag that is all of a value: `postfix/smtpd[123]:` of rsyslog's syslogtag. */
function tagIn(text: string, value: RecordValue | undefined): Tag | undefined {
  const tag = stringOf(text, value);
  return tag === undefined ? undefined : readTag(tag.replaceAll('\\/', '/'));
}

/** Where what is mostly something else names the program: by its process, or by one of ours. */
function tagByValue(text: string, fields: RecordFields, envelope: string): Tag | undefined {
  for (const key of MAY_BE_PROGRAMS) {
    const tag = tagIn(text, fields.get(envelope + key));
    if (tag && (tag.pid !== undefined || isKnownProgram(tag.program))) return tag;
  }
  return undefined;
}

function valueOf(fields: RecordFields, keys: readonly string[], envelope: string): RecordValue | undefined {
  for (const key of keys) {
    const value = fields.get(envelope + key);
    if (value) return value;
  }
  return undefined;
}

function stringOf(text: string, value: RecordValue | undefined): string | undefined {
  return value && text.slice(value.start, value.end);
}
