/** The script of the summary page. Log text gets in as text only, never as HTML. */
import type { Counted, Summary } from '../core';
import { drawHours } from './hoursChart';
import { element, goTo, table } from './elements';
import { onMessage, send } from './host';
import type { ToPage } from './messages';

const page = document.getElementById('page');
/** Read aloud when it changes; the page itself is not: a log that grows changes it all the time. */
const state = document.getElementById('state');

function show({ name, complete, summary }: ToPage): void {
  const keepPlace = placeOnPage();
  const told = `Summary of ${name}${complete ? '' : ', so far'}`;
  if (state && state.textContent !== told) state.textContent = told;
  page?.replaceChildren(
    element('h1', `Summary of ${name}`),
    element('p', period(summary, complete)),
    results(summary),
    ...(summary.hours.length > 1 ? [section('Over time', drawHours(summary.hours))] : []),
    ...list('Why mail failed', 'Cause', summary.causes),
    ...list('Who refused it', 'Host', summary.hosts),
    ...list('Domains of refused recipients', 'Domain', summary.domains),
    ...list('Why this server refused strangers', 'Cause', summary.rejections),
    ...recipientDomains(summary),
    ...list('Senders', 'Sender', summary.senders),
    ...list('Failed logins', 'From', summary.loginFailures),
    ...delays(summary),
  );
  keepPlace();
}

/** @returns what brings the keyboard back to where it is, and opens what is open, once the page was made anew */
function placeOnPage(): () => void {
  const focused = document.activeElement;
  const title = titleOver(focused);
  const text = focused?.textContent;
  const open = page?.querySelector('details')?.open === true;
  return () => {
    const details = page?.querySelector('details');
    if (details) details.open = open;
    if (focused === null || focused.isConnected) return;
    const same = [...(page?.querySelectorAll<HTMLElement>('button, summary') ?? [])].find((one) => one.textContent === text && titleOver(one) === title);
    same?.focus({ preventScroll: true });
  };
}

/** The heading of the section that something stands in. */
function titleOver(one: Element | null): string | null | undefined {
  return one?.closest('section')?.querySelector('h2')?.textContent;
}

function period({ lines, from, to }: Summary, complete: boolean): string {
  const count = lines === 1 ? '1 line' : `${format(lines)} lines`;
  const time = from === '' ? '' : ` from ${from} to ${to}`;
  return `${count}${time}${complete ? '.' : ', so far.'}`;
}

const RESULTS = { received: 'Received', delivered: 'Delivered', deferred: 'Deferred', bounced: 'Bounced', expired: 'Given up', rejected: 'Rejected' } as const;

function results({ received, results: counts }: Summary): HTMLElement {
  const row = element('dl', '', 'results');
  for (const [result, label] of Object.entries(RESULTS)) {
    const count = result === 'received' ? received : counts[result as keyof Summary['results']];
    const item = element('div', '', `result ${result}`);
    item.append(element('dt', label), element('dd', format(count)));
    row.append(item);
  }
  return row;
}

function list(title: string, column: string, rows: readonly Counted[]): readonly HTMLElement[] {
  if (rows.length === 0) return [];
  const most = rows[0]?.count ?? 1;
  return [
    section(
      title,
      table(
        [column, 'Count', ''],
        rows.map(({ name, count, line }) => {
          const bar = element('progress', '');
          bar.max = most;
          bar.value = count;
          bar.ariaHidden = 'true';
          return [goTo(name, line), element('span', format(count)), bar];
        }),
      ),
    ),
  ];
}

function delays({ delays: stages }: Summary): readonly HTMLElement[] {
  if (stages.length === 0) return [];
  const rows = stages.map(({ stage, median, ninety, ninetyNine, longest, line }) => [element('span', stage), ...[median, ninety, ninetyNine].map((time) => element('span', seconds(time))), goTo(seconds(longest), line)]);
  return [section('Delays of deliveries', table(['Stage', 'Half within', '90 %', '99 %', 'Longest'], rows))];
}

function recipientDomains({ recipientDomains: domains }: Summary): readonly HTMLElement[] {
  if (domains.length === 0) return [];
  const rows = domains.map(({ domain, delivered, deferred, refused, averageDelay, line }) => [goTo(domain, line), ...[delivered, deferred, refused].map((count) => element('span', format(count))), element('span', delivered === 0 ? '' : seconds(averageDelay))]);
  return [section('Recipient domains', table(['Domain', 'Delivered', 'Deferred', 'Refused', 'Average delay'], rows))];
}

function section(title: string, content: HTMLElement): HTMLElement {
  const whole = element('section', '');
  whole.append(element('h2', title), content);
  return whole;
}

function format(count: number): string {
  return count.toLocaleString('en-US');
}

function seconds(time: number): string {
  return `${time.toLocaleString('en-US', { maximumFractionDigits: 2 })} s`;
}

onMessage(show);
send({ kind: 'ready' });
