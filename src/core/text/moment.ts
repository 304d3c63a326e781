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

// @400000006a010550055055aa: TAI64N, as multilog writes it, in which seconds since 1970 are ten more; what follows them are nanoseconds, which are left out (not: @40000000ffffffff.example)
const TAI64N = /(?:^|[\s|:>])@4[0-9a-f]{7}([0-9a-f]{8})[0-9a-f]{0,8}(?=\s|$)/;
const TAI_AHEAD = 10;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const LONGEST = 120;

/**
 * The time in what a log writes before its words.
 * @returns nothing where no time stands there
 */
export function momentIn(lead: string): Moment | undefined {
  // 10:00:01 is the shortest.
  if (lead.length < 8) return undefined;
  const first = secondsAtStart(lead);
  if (first !== undefined) return first;
  const head = lead.length > LONGEST ? lead.slice(0, LONGEST) : lead;
  const dated = DATED.exec(head);
  if (dated) {
    const utc = Date.UTC(Number(dated[1]), Number(dated[2]) - 1, Number(dated[3]), Number(dated[4]), Number(dated[5]), Number(dated[6])) / 1000;
    return utc + fractionOf(dated[7]) - zoneOf(dated[8], dated[9]);
  }
  const syslog = SYSLOG.exec(head);
  if (syslog) {
    return Date.UTC(1972, MONTHS.indexOf(syslog[1] ?? ''), Number(syslog[2]), Number(syslog[3]), Number(syslog[4]), Number(syslog[5])) / 1000 + fractionOf(syslog[6]);
  }
  const tai = head.includes('@4') ? TAI64N.exec(head)?.[1] : undefined;
  if (tai !== undefined) return Number.parseInt(tai, 16) - TAI_AHEAD;
  const clock = CLOCK.exec(head);
  if (!clock) return undefined;
  return Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3]) + fractionOf(clock[4]);
}

const DIGIT_0 = 48;
const MINUS = 45;
/** 2026-11-24 10:00:01, with a blank behind it and no fraction. */
const SECONDS_LONG = 19;

/** The time that most lines of most logs begin with, to the second: it is asked of each refusal, and patterns take longer. */
function secondsAtStart(lead: string): Moment | undefined {
  if (lead.charCodeAt(4) !== MINUS || lead.charCodeAt(7) !== MINUS || lead[10] !== ' ' || lead[13] !== ':' || lead[16] !== ':' || lead[SECONDS_LONG] !== ' ') return undefined;
  // 2026-11-24 10:00:01 +0100
  const behind = lead[SECONDS_LONG + 1];
  if (behind === '+' || behind === '-') return undefined;
  const year = twoDigitsAt(lead, 0) * 100 + twoDigitsAt(lead, 2);
  const moment = Date.UTC(year, twoDigitsAt(lead, 5) - 1, twoDigitsAt(lead, 8), twoDigitsAt(lead, 11), twoDigitsAt(lead, 14), twoDigitsAt(lead, 17)) / 1000;
  return Number.isNaN(moment) ? undefined : moment;
}

/** @returns no number where other characters stand there */
function twoDigitsAt(text: string, at: number): number {
  const tens = text.charCodeAt(at) - DIGIT_0;
  const ones = text.charCodeAt(at + 1) - DIGIT_0;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN;
}

/** @param digits behind the point */
function fractionOf(digits: string | undefined): number {
  return digits === undefined ? 0 : Number(`0.${digits}`);
}

/** Seconds before UTC. */
function zoneOf(hours: string | undefined, minutes: string | undefined): number {
  return hours === undefined ? 0 : Number(hours) * 3600 + (hours.startsWith('-') ? -60 : 60) * Number(minutes);
}

// 1795514401 | 1795514401.123 | 1795514401550 | 1795514401550550: seconds, and thousandths, millionths or billionths of them
const SINCE_1970 = /^(\d{10})(?:\.?(\d{3,9}))?$/;

/** @returns nothing where a value is no such number */
export function momentSince1970(value: string): Moment | undefined {
  const [, seconds, fraction] = SINCE_1970.exec(value) ?? [];
  return seconds === undefined ? undefined : Number(seconds) + fractionOf(fraction);
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
