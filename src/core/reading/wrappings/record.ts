import { isKnownProgram } from '../../formats';
import { matchAt } from '../../text/matches';
import { skipBlanks } from '../../text/blanks';
import { closingQuote } from '../../text/closingQuote';
import { readRow } from './row';
import { readTag, type Tag } from './tag';
import type { Unwrapped, Wrapping } from './wrapping';

/** A record on one line, with the log line as one of its values: JSON, `key="value"` pairs (logfmt), or a row of a table. */
export const record: Wrapping = {
  id: 'record',
  unwrap: (text) => readRecord(text) ?? readRow(text),
};

// What journald, Docker, rsyslog, syslog-ng, Elastic, Loki, Splunk, NXLog and loggers call the line, its program and its process, in lower case.
export const MESSAGES = ['message', 'msg', 'log', '@message', 'event.original', 'line', 'text', 'textpayload', '_raw', 'short_message', 'full_log'];
export const PROGRAMS = ['syslog_identifier', 'program', 'ident', 'app-name', 'appname', 'app_name', 'programname', 'syslogtag', 'syslog_program', 'syslog.appname', 'process.name', 'sourcename', 'tag'];
export const PIDS = ['syslog_pid', '_pid', 'pid', 'procid', 'proc_id', 'process.pid', 'processid'];
// What shippers, loggers and people call the program too, and others call something else: a program of ours, or one with its process, shows what it is.
const MAY_BE_PROGRAMS = ['app', 'application', 'application_name', 'applicationname', 'appid', 'process', 'process_name', 'processname', 'proc', 'daemon', 'service', 'service.name', 'service_name', 'syslog_tag', 'identifier', 'unit', 'logger', 'source', 'component'];
const TIMES = ['time', '@timestamp', 'timestamp', '__realtime_timestamp', '_source_realtime_timestamp', 'date', 'ts', 'datetime', '_time', 'eventtime', 'timereported', 'timegenerated'];
// What search results and collectors put a record into: Google's, Elastic's, Splunk's, Datadog's.
const ENVELOPES = ['', 'jsonpayload.', '_source.', 'result.', 'content.'];

/** The line in a record; nothing where the text is none, or holds no line. */
export function readRecord(text: string): Unwrapped | undefined {
  const first = beginningOf(text);
  const fields = text[first] === '{' ? readObject(text, first) : LOGFMT.test(text) ? readPairs(text, first) : undefined;
  if (!fields) return undefined;
  const envelope = ENVELOPES.find((one) => valueOf(fields, MESSAGES, one) !== undefined) ?? '';
  const message = valueOf(fields, MESSAGES, envelope);
  if (!message) return undefined;
  const time = valueOf(fields, TIMES, envelope) ?? valueOf(fields, TIMES, '');
  const line = { ...unescaped(text, message), ...(time ? { time: text.slice(time.start, time.end) } : {}) };
  const tag = tagIn(text, valueOf(fields, PROGRAMS, envelope)) ?? tagOfOurs(text, fields, envelope) ?? tagOfHaraka(text, fields);
  if (!tag) return line;
  const pid = valueOf(fields, PIDS, envelope);
  return { ...line, program: tag.program, pid: tag.pid ?? (pid ? text.slice(pid.start, pid.end).replace(/\D/g, '') : '') };
}

/** A program's tag that is all of a value: `postfix/smtpd[123]:` of rsyslog's syslogtag. */
function tagIn(text: string, value: RecordValue | undefined): Tag | undefined {
  return value && readTag(text.slice(value.start, value.end).replaceAll('\\/', '/'));
}

function tagOfOurs(text: string, fields: ReadonlyMap<string, RecordValue>, envelope: string): Tag | undefined {
  for (const key of MAY_BE_PROGRAMS) {
    const tag = tagIn(text, fields.get(envelope + key));
    if (tag && (tag.pid !== undefined || isKnownProgram(tag.program))) return tag;
  }
  return undefined;
}

// time=2026-11-24T10:00:01Z level=debug msg="250 OK"
const LOGFMT = /^\s{0,8}[\w.@-]{1,40}=\S.{0,400}\b(?:msg|message)="/;

const UUID = /^(?:-|[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}(?:\.\d{1,6}){0,2})$/;

/** {"level":"NOTICE","uuid":"5500C0DE-….1","source":"core","message":"…"}: Haraka's own records name the connection and who of it speaks. */
function tagOfHaraka(text: string, fields: ReadonlyMap<string, RecordValue>): Tag | undefined {
  const [uuid, source] = ['uuid', 'source'].map((key) => fields.get(key)).map((value) => (value ? text.slice(value.start, value.end) : ''));
  return fields.has('level') && uuid !== undefined && UUID.test(uuid) && source ? { program: `haraka/${source}`, pid: uuid } : undefined;
}

/** Where the string of a value stands, without its quotes. */
export interface RecordValue {
  readonly start: number;
  readonly end: number;
}

// [0] syslog.0: [1764000000.123, {"message"=>"…"}] | [0] tail.0: [[1764000000.123, {}], {"log"=>"…"}] (Fluent Bit)
const FLUENT_BIT = /^\s{0,8}\[\d{1,9}\] [\w.*/-]{1,120}: \[(?:\d{9,11}\.\d{1,9}|\[\d{9,11}\.\d{1,9}, \{\}\]), (?=\{)/;

// 2026-11-24 10:00:01.123456789 +0000 mail.info: {"message":"…"} | 2026-11-24T10:00:01+00:00	mail.info	{"message":"…"} (Fluentd)
const FLUENTD = /^\s{0,8}\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z| ?[+-]\d\d:?\d\d)[ \t][\w.*/-]{1,120}(?:: |\t)(?=\{)/;

/** Where a record begins, if a text is one. */
function beginningOf(text: string): number {
  return (FLUENT_BIT.exec(text) ?? FLUENTD.exec(text))?.[0].length ?? text.search(/\S/);
}

function valueOf(fields: ReadonlyMap<string, RecordValue>, keys: readonly string[], envelope: string): RecordValue | undefined {
  for (const key of keys) {
    const value = fields.get(envelope + key);
    if (value) return value;
  }
  return undefined;
}

/** Strings and numbers of an object, by key; those of objects inside by `outer.inner`. */
function readObject(text: string, from: number): ReadonlyMap<string, RecordValue> | undefined {
  const fields = new Map<string, RecordValue>();
  const path: string[] = [];
  let key: string | undefined;
  let lists = 0;
  for (let at = from + 1; at < text.length; at++) {
    switch (text[at]) {
      case '"': {
        const end = closingQuote(text, at + 1);
        const next = skipBlanks(text, end + 1);
        if (lists === 0 && (text[next] === ':' || text.startsWith('=>', next))) {
          key = text.slice(at + 1, end);
          at = text[next] === ':' ? next : next + 1;
        } else {
          if (lists === 0 && key !== undefined) note(fields, path, key, { start: at + 1, end });
          key = undefined;
          at = end;
        }
        break;
      }
      case '{':
        if (lists === 0) path.push(key ?? '');
        else lists++;
        key = undefined;
        break;
      case '[':
        lists++;
        break;
      case ']':
        lists--;
        key = undefined;
        break;
      case '}':
        if (lists > 0) lists--;
        else if (path.pop() === undefined) return fields;
        break;
      case ',':
        key = undefined;
        break;
      default: {
        const number = key === undefined || lists > 0 ? undefined : matchAt(NUMBER, text, at)?.[0];
        if (key === undefined || number === undefined) break;
        note(fields, path, key, { start: at, end: at + number.length });
        at += number.length - 1;
        key = undefined;
      }
    }
  }
  // A record that is cut still holds what came before.
  return fields;
}

const NUMBER = /\d{1,15}/y;

function note(fields: Map<string, RecordValue>, path: readonly string[], key: string, value: RecordValue): void {
  if (path.length > 2 || fields.size > 200) return;
  const name = [...path, key].join('.').toLowerCase();
  if (!fields.has(name)) fields.set(name, value);
}

// level=debug msg="250 OK" conn=3
const PAIR = /([\w.@-]{1,40})=(?:"|([^\s"]{0,400}))/y;

function readPairs(text: string, from: number): ReadonlyMap<string, RecordValue> {
  const fields = new Map<string, RecordValue>();
  let at = from;
  for (;;) {
    const match = matchAt(PAIR, text, at);
    if (!match?.[1]) return fields;
    const open = match.index + match[0].length;
    const end = match[2] === undefined ? closingQuote(text, open) : open;
    note(fields, [], match[1], { start: match[2] === undefined ? open : open - match[2].length, end });
    at = skipBlanks(text, match[2] === undefined ? end + 1 : end);
    if (at >= text.length) return fields;
  }
}


const SIMPLE: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
const HEX = /^[0-9A-Fa-f]{4}$/;

/** The string between two quotes with its escapes undone (RFC 8259 §7); line ends at its end belong to the logger. */
export function unescaped(text: string, { start, end }: RecordValue): Unwrapped {
  const stop = trimmed(text, start, end);
  const escape = text.indexOf('\\', start);
  if (escape < 0 || escape >= stop) return { text: text.slice(start, stop), start };
  const characters: string[] = [];
  const places: number[] = [];
  for (let at = start; at < stop; ) {
    places.push(at);
    const next = text[at + 1] ?? '';
    if (text[at] !== '\\' || at + 1 >= stop) {
      characters.push(text[at] ?? '');
      at++;
    } else if (next === 'u' && HEX.test(text.slice(at + 2, at + 6))) {
      characters.push(String.fromCharCode(Number.parseInt(text.slice(at + 2, at + 6), 16)));
      at += 6;
    } else {
      characters.push(SIMPLE[next] ?? next);
      at += 2;
    }
  }
  return { text: characters.join(''), start, places: [...places, stop] };
}

function trimmed(text: string, start: number, end: number): number {
  let at = end;
  while (at - 2 >= start && text[at - 2] === '\\' && (text[at - 1] === 'n' || text[at - 1] === 'r') && text[at - 3] !== '\\') at -= 2;
  return at;
}
