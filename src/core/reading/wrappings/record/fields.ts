import { skipBlanks } from '../../../text/blanks';
import { closingQuote } from '../../../text/closingQuote';
import { matchAt } from '../../../text/matches';
import { DATED_TIME } from '../../../text/time';

/** Where the string or number of a field stands, a string without its quotes; `end` is exclusive. */
export interface RecordValue {
  readonly start: number;
  readonly end: number;
}

/** By their names in lower case; those of objects inside by `outer.inner`. */
export type RecordFields = ReadonlyMap<string, RecordValue>;

/** The strings and numbers in a record of JSON or of `key="value"` pairs (logfmt); nothing where a text is none. */
export function fieldsOfRecord(text: string): RecordFields | undefined {
  const first = beginningOf(text);
  return text[first] === '{' ? readObject(text, first) : LOGFMT.test(text) ? readPairs(text, first) : undefined;
}

// time=2026-11-24T10:00:01Z level=debug msg="250 OK"
const LOGFMT = /^\s{0,8}[\w.@-]{1,40}=\S.{0,400}\b(?:msg|message)="/;

// [0] syslog.0: [1764000000.123, {"message"=>"…"}] | [0] tail.0: [[1764000000.123, {}], {"log"=>"…"}] (Fluent Bit)
const FLUENT_BIT = /^\s{0,8}\[\d{1,9}\] [\w.*/-]{1,120}: \[(?:\d{9,11}\.\d{1,9}|\[\d{9,11}\.\d{1,9}, \{\}\]), (?=\{)/;

// 2026-11-24 10:00:01.123456789 +0000 mail.info: {"message":"…"} | 2026-11-24T10:00:01+00:00	mail.info	{"message":"…"} (Fluentd)
const FLUENTD = new RegExp(String.raw`^\s{0,8}${DATED_TIME}(?:\.\d{1,9})?(?:Z| ?[+-]\d\d:?\d\d)[ \t][\w.*/-]{1,120}(?:: |\t)(?=\{)`);

/** Where a record begins, if a text is one. */
function beginningOf(text: string): number {
  return (FLUENT_BIT.exec(text) ?? FLUENTD.exec(text))?.[0].length ?? text.search(/\S/);
}

function readObject(text: string, from: number): RecordFields | undefined {
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

function readPairs(text: string, from: number): RecordFields {
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
