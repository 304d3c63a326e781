import type { Line } from './format';

// Nov 24 10:00:01 mail postfix/smtpd[123]: … | 2026-11-24T10:00:01.5+00:00 mail postfix/smtpd[123]: … | <22>…
// Time, host and what a collector puts before them are passed over: the tag is found wherever it stands.
const TAG = /(?:^|[\s|:>])([A-Za-z][\w.-]*(?:\/[\w.-]+)*)\[(\d{1,10})\]:\s/;
/** Room for time, host and a collector's prefix; no tag stands further in. */
const LONGEST_HEAD = 250;

/**
 * The line of a system log: what stands after the tag a program puts before its message.
 * @param end where the text ends without white space
 * @returns nothing where no tag stands near the start of the line
 */
export function readSyslogLine(text: string, end: number): Line | undefined {
  const match = TAG.exec(text.length > LONGEST_HEAD ? text.slice(0, LONGEST_HEAD) : text);
  if (!match) return undefined;
  const [whole, program = '', pid = ''] = match;
  const start = match.index + whole.length;
  return { text, start, end: Math.max(start, end), program, pid };
}
