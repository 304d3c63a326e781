import { isKnownProgram } from '../../formats';
import { closingQuoteOfField } from '../../text/closingQuote';
import { SYSLOG_TIME } from '../../text/time';
import { readTag, type Tag } from './tag';
import type { Unwrapped } from './wrapping';

// "2026-11-24T10:00:01.000Z","mail","postfix/smtpd[123]: connect from …" | 2026-11-24T10:00:01Z,mail,"Nov 24 10:00:01 mail postfix/smtpd[123]: …" | 2026-11-24T10:00:01Z	mail	postfix/smtpd	connect from …
const ROW = /^\s{0,8}(?:"(?:[^"\n]|""){0,2000}"|\d[^",;\n]{0,60}|[^",;\s]{0,100})([,;\t])/;
const LOGGED = new RegExp(
  String.raw`^(?:<\d{1,3}>)?(?:${[
    // 2026-11-24 10:00:01 1vNq1a-000000001Zx-0abc ** … | Nov 24 10:00:01 auth: … (a program's own file) | <22>Nov 24 10:00:01 mail dovecot: …
    String.raw`(?:[A-Z][a-z]{2} [ \d]\d|\d{4}-\d\d-\d\d) \d\d:\d\d:\d\d(?:\.\d{1,6})? [A-Za-z0-9<[\]=@.:*()/_-]{2,80}[ :](?=\s{0,4}\S)`,
    // 2026-11-24T10:00:01+00:00 mail postfix/qmgr[123]: …
    String.raw`(?:${SYSLOG_TIME}|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\S{0,16}) \S{1,255} [A-Za-z][\w./-]{0,80}(?:\[\d{1,10}\])?: `,
    // 2026-11-24T10:00:01.123Z,… (a row of Exchange)
    String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z,(?=[^,]{0,200},)`,
    // postfix/smtpd[123]: …
    String.raw`[A-Za-z][\w./-]{0,80}\[\d{1,10}\]: `,
  ].join('|')})`,
);
// dovecot: lmtp(bob)<123>: … | courieresmtpd: error,relay=…: they write no pid
const WITHOUT_PID = /^(dovecot|courier[a-z]{1,12}): /;
/** A row has no more fields before the line of a log. */
const MOST_FIELDS = 40;

/** A row of values with something between them (RFC 4180) of which one is the line of a system log, as Graylog and Splunk export what was found, or one its program and one its text, as Papertrail and databases do. */
export function readRow(text: string): Unwrapped | undefined {
  const divider = ROW.exec(text)?.[1];
  if (divider === undefined) return undefined;
  const cells: Cell[] = [];
  let at = text.search(/\S/);
  while (cells.length < MOST_FIELDS && at < text.length) {
    const cell = cellAt(text, at, divider);
    // A line of a log that stands as its program wrote it may have commas too.
    if (LOGGED.test(headOf(text, cell))) return cells.length === 0 && !cell.quoted ? undefined : valueOf(text, cell);
    cells.push(cell);
    at = (cell.quoted ? cell.end + 1 : cell.end) + 1;
  }
  return withProgramApart(text, cells) ?? withRecord(text, cells) ?? withoutPid(text, cells);
}

// {""eventType"":""Bounce"",…
const RECORD = /^\{""[A-Za-z@_]/;

/** A cell may be a record; the labels of a stream are one too, beside the line. */
function withRecord(text: string, cells: readonly Cell[]): Unwrapped | undefined {
  const found = cells.find((cell) => RECORD.test(headOf(text, cell)));
  return found && valueOf(text, found);
}

function headOf(text: string, { start, end }: Cell): string {
  return text.slice(start, Math.min(end, start + LONGEST_HEAD));
}

function withoutPid(text: string, cells: readonly Cell[]): Unwrapped | undefined {
  for (const cell of cells) {
    const [{ length } = '', program = ''] = WITHOUT_PID.exec(headOf(text, cell)) ?? [];
    if (program !== '') return { ...valueOf(text, { ...cell, start: cell.start + length }), program, pid: '' };
  }
  return undefined;
}

interface Cell {
  readonly start: number;
  readonly end: number;
  readonly quoted: boolean;
}

function cellAt(text: string, at: number, divider: string): Cell {
  const quoted = text[at] === '"';
  const start = quoted ? at + 1 : at;
  return { start, end: quoted ? closingQuoteOfField(text, start) : endOfBare(text, start, divider), quoted };
}

/** …,mail,postfix/smtpd,123,"connect from mail.example.net[192.0.2.1]": the text is the longest of the others. */
function withProgramApart(text: string, cells: readonly Cell[]): Unwrapped | undefined {
  for (const [at, named] of cells.entries()) {
    const tag = tagIn(text, named);
    if (!tag) continue;
    const others = cells.filter((cell) => cell !== named && isText(text.slice(cell.start, cell.end).trim()));
    const [longest] = [...others].sort((one, other) => other.end - other.start - (one.end - one.start));
    const next = cells[at + 1];
    const pid = next && /^\d{1,10}$/.test(text.slice(next.start, next.end)) ? text.slice(next.start, next.end) : '';
    return longest && { ...valueOf(text, longest), program: tag.program, pid: tag.pid ?? pid };
  }
  return undefined;
}

/** The tag of a program of ours that is all of a cell. */
function tagIn(text: string, { start, end }: Cell): Tag | undefined {
  const tag = end - start <= LONGEST_TAG ? readTag(text.slice(start, end)) : undefined;
  return tag && isKnownProgram(tag.program) ? tag : undefined;
}

const LONGEST_TAG = 100;
// Nov 24, 2026 @ 10:00:01.000 | 2026-11-24 10:00:01 +0100
const TIME = /^[\w,./@ -]{0,30}\d\d:\d\d:\d\d[\w.,:+ -]{0,16}$/;

function isText(value: string): boolean {
  return value.includes(' ') && !TIME.test(value);
}
const LONGEST_HEAD = 400;

function endOfBare(text: string, from: number, divider: string): number {
  const at = text.indexOf(divider, from);
  return at < 0 ? text.length : at;
}

function valueOf(text: string, { start, end, quoted }: Cell): Unwrapped {
  const value = text.slice(start, end);
  if (!quoted || !value.includes('""')) return { text: value, start };
  const places: number[] = [];
  for (let at = start; at < end; at++) {
    places.push(at);
    if (text[at] === '"') at++;
  }
  return { text: value.replaceAll('""', '"'), start, places: [...places, end] };
}
