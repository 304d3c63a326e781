const CLOCK = String.raw`\d\d:\d\d:\d\d`;

/** For patterns: `Nov 24 10:00:01` (RFC 3164 §4.1.2). */
export const SYSLOG_TIME = String.raw`[A-Z][a-z]{2} [ \d]\d ${CLOCK}`;

/** For patterns: `2026-11-24T10:00:01` (RFC 3339), and how programs write that in files of their own: `2026/11/24 10:00:01`. */
export const DATED_TIME = String.raw`\d{4}[-/.]\d\d[-/.]\d\d[T ]${CLOCK}`;

/** For patterns: the same, or the time of day alone. */
export const OWN_TIME = String.raw`(?:${DATED_TIME}|${CLOCK})`;

// Nov 24 10:00:01 | 2026-11-24T10:00:01.123+01:00 | 2026-11-24 10:00:01.123 +0100 | <22>Nov 24 10:00:01
const TIME =
  /^(?:<\d{1,3}>)?((?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [ \d]\d \d\d:\d\d:\d\d(?:\.\d{1,6})?|\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?: ?(?:Z|[+-]\d\d:?\d\d))?)/;

/** The time at the start of a log line, as it stands there; none where there is none. */
export function readTime(line: string): string | undefined {
  return TIME.exec(line)?.[1];
}
