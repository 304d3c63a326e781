import { visible, type Counted, type Summary } from '../../core';
import type { LogLines } from '../../files/analyzeLog';
import { coloured } from './colour';

/** More hours than this are told by the day. */
const MOST_HOURS = 48;
/** Rows of each list; `--json` has more. */
const ROWS = 10;

/** Where a line of the log stands, for people. */
type PlaceOf = (line: number) => string;

/** The figures of a log as a page of plain text. @param files of the log, the oldest first */
export function summaryReport(summary: Summary, files: readonly string[], logLines: LogLines): string {
  const { lines, from, to } = summary;
  const time = from === '' ? '' : `, ${from} to ${to}`;
  const place: PlaceOf = (line) => {
    const there = logLines.placeOf(line);
    return files.length > 1 ? `${visible(there.file)}:${there.line + 1}` : `line ${count(there.line + 1)}`;
  };
  const list = (title: string, rows: readonly Counted[]): readonly string[] =>
    section(title, rows.slice(0, ROWS).map(({ name, count: times, line }): Row => [count(times), visible(name), place(line)]), ['right', 'left', 'left']);
  return [
    `${coloured('heading', files.map(visible).join(' '))}: ${count(lines)} ${lines === 1 ? 'line' : 'lines'}${visible(time)}`,
    '',
    ...messages(summary),
    ...overTime(summary),
    ...list('Why mail failed', summary.causes),
    ...list('Who refused it', summary.hosts),
    ...list('Domains of refused recipients', summary.domains),
    ...list('Why this server refused strangers', summary.rejections),
    ...domains(summary),
    ...senders(summary, place),
    ...delays(summary, place),
    ...list('Failed logins, by address', summary.loginFailures),
    ...cut(summary),
  ].join('\n').trimEnd();
}

function messages({ received, notices, octetsReceived, octetsDelivered, results, handedOn, waiting }: Summary): readonly string[] {
  const rows: Row[] = [
    ['received', count(received), octets(octetsReceived)],
    ...(notices === 0 ? [] : [['notices', count(notices), 'bounces that this server made itself']]),
    ['delivered', count(results.delivered), octets(octetsDelivered)],
    ['deferred', count(results.deferred), waiting === 0 ? '' : `${count(waiting)} ${waiting === 1 ? 'recipient was' : 'recipients were'} still waiting at the end`],
    ['bounced', count(results.bounced), ''],
    ['given up', count(results.expired), results.expired === 0 ? '' : 'tried for days'],
    ['rejected', count(results.rejected), results.rejected === 0 ? '' : 'by this server'],
  ];
  if (handedOn > 0) rows.push(['filtered', count(handedOn), 'given to a filter and taken back; not counted as delivered, and received once']);
  return section('Messages', rows, ['left', 'right', 'left']);
}

function overTime({ hours }: Summary): readonly string[] {
  if (hours.length < 2) return [];
  const whole = hours.length > MOST_HOURS;
  const spans = new Map<string, number[]>();
  for (const hour of hours) {
    const name = whole ? hour.hour.slice(0, -3) : hour.hour;
    const figures = [hour.received, hour.delivered, hour.deferred, hour.bounced + hour.expired, hour.rejected];
    spans.set(name, (spans.get(name) ?? [0, 0, 0, 0, 0]).map((sum, index) => sum + (figures[index] ?? 0)));
  }
  const rows = [...spans].map(([name, figures]): Row => [name, ...figures.map(count)]);
  return section(whole ? 'Day by day' : 'Hour by hour', [['', 'received', 'delivered', 'deferred', 'bounced', 'rejected'], ...rows], ['left']);
}

function domains({ recipientDomains }: Summary): readonly string[] {
  const rows = recipientDomains
    .slice(0, ROWS)
    .map(({ domain, delivered, deferred, refused, octets: size, averageDelay, longestDelay }): Row => [
      visible(domain), count(delivered), count(deferred), count(refused), octets(size), delivered === 0 ? '' : seconds(averageDelay), delivered === 0 ? '' : seconds(longestDelay),
    ]);
  return section('Recipient domains', rows.length === 0 ? [] : [['', 'delivered', 'deferred', 'refused', 'volume', 'average', 'longest'], ...rows], ['left']);
}

function senders(summary: Summary, place: PlaceOf): readonly string[] {
  return section('Senders', summary.senders.slice(0, ROWS).map(({ name, count: times, octets: size, line }): Row => [count(times), octets(size), visible(name), place(line)]), ['right', 'right', 'left', 'left']);
}

function delays(summary: Summary, place: PlaceOf): readonly string[] {
  const rows = summary.delays.map(({ stage, median, ninety, ninetyNine, longest, line }): Row => [stage, seconds(median), seconds(ninety), seconds(ninetyNine), seconds(longest), place(line)]);
  return section('Delays of deliveries', rows.length === 0 ? [] : [['', 'half within', '90 %', '99 %', 'longest', ''], ...rows], ['left', 'right', 'right', 'right', 'right', 'left']);
}

function cut({ cut: { hours, unnamed, messages: forgotten } }: Summary): readonly string[] {
  const notes = [
    ...(hours === 0 ? [] : [`${count(hours)} results after the first two months are not in the table of hours.`]),
    ...(unnamed === 0 ? [] : [`${count(unnamed)} counts of rare names are left out: each list keeps 20,000 names.`]),
    ...(forgotten === 0 ? [] : [`The sender and size of ${count(forgotten)} messages were forgotten: more than 100,000 were in the queue at once.`]),
  ];
  return notes;
}

type Row = readonly string[];
type Side = 'left' | 'right';

/** A heading and columns that line up; nothing where there are no rows. @param sides of each column, the last one for all that follow but right where there is one alone */
function section(title: string, rows: readonly Row[], sides: readonly Side[]): readonly string[] {
  if (rows.length === 0) return [];
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, index) => { widths[index] = Math.max(widths[index] ?? 0, cell.length); });
  const line = (row: Row): string =>
    row.map((cell, index) => ((sides[index] ?? 'right') === 'left' ? cell.padEnd(widths[index] ?? 0) : cell.padStart(widths[index] ?? 0))).join('  ').trimEnd();
  return [coloured('heading', title), ...rows.map((row) => `  ${line(row)}`), ''];
}

function count(number: number): string {
  return number.toLocaleString('en-US');
}

const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'];

function octets(number: number): string {
  if (number === 0) return '';
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log10(number) / 3));
  const value = number / 1000 ** power;
  return `${value.toLocaleString('en-US', { maximumFractionDigits: value < 10 && power > 0 ? 1 : 0 })} ${UNITS[power] ?? ''}`;
}

function seconds(time: number): string {
  if (time < 100) return `${time.toLocaleString('en-US', { maximumFractionDigits: time < 10 ? 2 : 0 })} s`;
  const minutes = time / 60;
  if (minutes < 100) return `${minutes.toFixed(0)} min`;
  const hours = minutes / 60;
  return hours < 48 ? `${hours.toFixed(1)} h` : `${(hours / 24).toFixed(1)} d`;
}
