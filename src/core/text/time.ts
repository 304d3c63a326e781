// Nov 24 10:00:01 | 2026-11-24T10:00:01.123+01:00 | 2026-11-24 10:00:01.123 +0100 | <22>Nov 24 10:00:01
const TIME =
  /^(?:<\d{1,3}>)?((?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [ \d]\d \d\d:\d\d:\d\d(?:\.\d{1,6})?|\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?: ?(?:Z|[+-]\d\d:?\d\d))?)/;

/** The time at the start of a log line, as it stands there; none where there is none. */
export function readTime(line: string): string | undefined {
  return TIME.exec(line)?.[1];
}
