import { DATED_TIME, SYSLOG_TIME } from '../../text/time';
import type { Wrapping } from './wrapping';

// /var/log/mail.log-12-Nov 24 10:00:01 … | 12:2026-11-24 10:00:01 …: the file, the number, and what divides them from the line
const HEAD = new RegExp(String.raw`^(?:[\w./~-]{1,200}?[:-])?\d{1,9}[:-](?=(?:<\d{1,3}>)?(?:${SYSLOG_TIME}|${DATED_TIME}))`);

/** Lines that `grep -n` found, with a colon, and those around them, with a hyphen (`-A`, `-B`, `-C`). */
export const searchResult: Wrapping = {
  id: 'search result',
  unwrap(text) {
    const start = HEAD.exec(text)?.[0].length;
    return start === undefined ? undefined : { text: text.slice(start), start };
  },
};

/** Whether a line is one of those around what was found: where there is none, the heads are like any prefix. */
export function isAroundFound(text: string): boolean {
  const head = HEAD.exec(text)?.[0];
  return head?.endsWith('-') === true;
}
