/** `2024-03-01 12:00:00 UTC`, or nothing where the milliseconds since 1970 are no date of four-digit years. */
export function utcTime(milliseconds: number): string | undefined {
  if (!(milliseconds > EARLIEST && milliseconds < LATEST)) return undefined;
  return `${new Date(milliseconds).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

const EARLIEST = Date.UTC(1600, 0);
const LATEST = Date.UTC(9999, 0);
