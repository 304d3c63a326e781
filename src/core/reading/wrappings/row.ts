import type { Unwrapped } from './wrapping';

// "2026-11-24T10:00:01.000Z","mail","postfix/smtpd[123]: connect from …" | 2026-11-24T10:00:01Z,mail,"Nov 24 10:00:01 mail postfix/smtpd[123]: …"
const ROW = /^\s{0,8}(?:"(?:[^"\n]|""){0,2000}"|\d[^",;\n]{0,60}|[^",;\s]{0,100})([,;])/;
const LOGGED = new RegExp(
  String.raw`^(?:<\d{1,3}>)?(?:${[
    // 2026-11-24 10:00:01 1vNq1a-000000001Zx-0abc ** … | Nov 24 10:00:01 auth: … (a program's own file) | <22>Nov 24 10:00:01 mail dovecot: …
    String.raw`(?:[A-Z][a-z]{2} [ \d]\d|\d{4}-\d\d-\d\d) \d\d:\d\d:\d\d(?:\.\d{1,6})? [A-Za-z0-9<[\]=@.:*()/_-]{2,80}[ :](?=\s{0,4}\S)`,
    // 2026-11-24T10:00:01+00:00 mail postfix/qmgr[123]: …
    String.raw`(?:[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\S{0,16}) \S{1,255} [A-Za-z][\w./-]{0,80}(?:\[\d{1,10}\])?: `,
    // postfix/smtpd[123]: …
    String.raw`[A-Za-z][\w./-]{0,80}\[\d{1,10}\]: `,
  ].join('|')})`,
);
// dovecot: lmtp(bob)<123>: …: it writes no pid
const WITHOUT_PID = /^(dovecot): /;
/** A row has no more fields before the line of a log. */
const MOST_FIELDS = 40;

/** A row of comma-separated values (RFC 4180) of which one is the line of a system log, as Graylog and Splunk export what was found. */
export function readRow(text: string): Unwrapped | undefined {
  const divider = ROW.exec(text)?.[1];
  if (divider === undefined) return undefined;
  let at = text.search(/\S/);
  for (let count = 0; count < MOST_FIELDS && at < text.length; count++) {
    const quoted = text[at] === '"';
    const start = quoted ? at + 1 : at;
    const end = quoted ? endOfQuoted(text, start) : endOfBare(text, start, divider);
    const head = text.slice(start, Math.min(end, start + LONGEST_HEAD));
    const [{ length } = '', program] = WITHOUT_PID.exec(head) ?? [];
    if (program !== undefined) return { ...valueOf(text, start + length, end, quoted), program, pid: '' };
    // A line of a log that stands as its program wrote it may have commas too.
    if (LOGGED.test(head)) return count === 0 && !quoted ? undefined : valueOf(text, start, end, quoted);
    at = (quoted ? end + 1 : end) + 1;
  }
  return undefined;
}

const LONGEST_HEAD = 400;

/** A quote in the value is written twice. */
function endOfQuoted(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at;
  }
  return text.length;
}

function endOfBare(text: string, from: number, divider: string): number {
  const at = text.indexOf(divider, from);
  return at < 0 ? text.length : at;
}

function valueOf(text: string, start: number, end: number, quoted: boolean): Unwrapped {
  const value = text.slice(start, end);
  if (!quoted || !value.includes('""')) return { text: value, start };
  const places: number[] = [];
  for (let at = start; at < end; at++) {
    places.push(at);
    if (text[at] === '"') at++;
  }
  return { text: value.replaceAll('""', '"'), start, places: [...places, end] };
}
