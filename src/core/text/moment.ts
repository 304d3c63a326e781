/**
 * When a line was written, in seconds: since 1970 where the log writes a date,
 * since midnight where it writes a time alone. Good for comparing lines of one
 * log; a date without a year counts as one of 1972, a leap year.
 */
export type Moment = number;

const DAY = 86_400;
/** Dates without a year end before this, those with one begin behind it. */
const YEARLESS = 3 * 366 * DAY;

/** How much of a date a moment has. */
export function dateOf(moment: Moment): 'none' | 'no year' | 'whole' {
  return moment < DAY ? 'none' : moment < YEARLESS ? 'no year' : 'whole';
}

// 2026-11-24T10:00:01.123+01:00 | 2026-11-24 10:00:01,123
const DATED = /\b(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))?(?: ?([+-]\d\d):?(\d\d))?/;
// Nov 24 10:00:01 | Nov  4 10:00:01.123
const SYSLOG = /\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) {1,2}(\d{1,2}) (\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?/;
// 10:00:01.123 | [10:00:01] | 24/11/2026-10:00:01 | 24/Nov/2026:10:00:01
const CLOCK = /(?:^|[\s[(]|\/\d{4}[-:])(\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))?(?=[\s\])]|$)/;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const LONGEST = 120;

/**
 * The time in what a log writes before its words.
 * @returns nothing where no time stands there
 */
export function momentIn(lead: string): Moment | undefined {
  // 10:00:01 is the shortest.
  if (lead.length < 8) return undefined;
  const head = lead.length > LONGEST ? lead.slice(0, LONGEST) : lead;
  const dated = DATED.exec(head);
  if (dated) {
    const [, year, month, day, hours, minutes, seconds, fraction = '0', zoneHours = '0', zoneMinutes = '0'] = dated;
    const utc = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hours), Number(minutes), Number(seconds)) / 1000;
    const zone = Number(zoneHours) * 3600 + (zoneHours.startsWith('-') ? -60 : 60) * Number(zoneMinutes);
    return utc + Number(`0.${fraction}`) - zone;
  }
  const syslog = SYSLOG.exec(head);
  if (syslog) {
    const [, month = '', day, hours, minutes, seconds, fraction = '0'] = syslog;
    return Date.UTC(1972, MONTHS.indexOf(month), Number(day), Number(hours), Number(minutes), Number(seconds)) / 1000 + Number(`0.${fraction}`);
  }
  const clock = CLOCK.exec(head);
  if (!clock) return undefined;
  const [, hours, minutes, seconds, fraction = '0'] = clock;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) + Number(`0.${fraction}`);
}

// 1795514401 | 1795514401.123 | 1795514401550 | 1795514401550550: seconds, and thousandths, millionths or billionths of them
const SINCE_1970 = /^(\d{10})(?:\.?(\d{3,9}))?$/;

/** @returns nothing where a value is no such number */
export function momentSince1970(value: string): Moment | undefined {
  const [, seconds, fraction = '0'] = SINCE_1970.exec(value) ?? [];
  return seconds === undefined ? undefined : Number(seconds) + Number(`0.${fraction}`);
}

/**
 * Seconds from one line to a later one.
 * @param longest a gap of more seconds is none: the lines are not in order
 * @returns nothing where either has no time, the two cannot be compared, or the later one stands before
 */
export function secondsBetween(earlier: Moment | undefined, later: Moment | undefined, longest = DAY / 2): number | undefined {
  if (earlier === undefined || later === undefined || earlier < DAY !== later < DAY) return undefined;
  // A time alone starts again at midnight, a date without a year at New Year.
  const gap = later >= earlier ? later - earlier : later < DAY ? later - earlier + DAY : later - earlier + (later < YEARLESS ? 366 * DAY : 0);
  return gap >= 0 && gap < longest ? gap : undefined;
}
