import type { Fact, Failure, Outcome, Result } from '../analysis';
import { judgeCause, causeWithId } from '../reference/judgeCause';
import { readTime } from '../text/time';
import { Delays, type StageDelay } from './delays';
import { Tally, type Counted } from './tally';

/** What happened in one hour, as the log writes its times: "Nov 24 10" or "2026-11-24T10". */
export interface Hour extends Readonly<Record<Result, number>> {
  readonly hour: string;
  readonly line: number;
}

/** A log in figures. Every figure has a line, from 0, where it was first seen. */
export interface Summary {
  readonly lines: number;
  /** The first and the last time in the log, as it writes them; empty where it has none. */
  readonly from: string;
  readonly to: string;
  readonly results: Readonly<Record<Result, number>>;
  readonly hours: readonly Hour[];
  readonly causes: readonly Counted[];
  /** Who refused. */
  readonly hosts: readonly Counted[];
  /** Of the recipients that were refused. */
  readonly domains: readonly Counted[];
  /** From where logins failed. */
  readonly loginFailures: readonly Counted[];
  readonly delays: readonly StageDelay[];
}

/** Rows in each list: what a page shows and a person reads. */
const LONGEST_LIST = 20;
const MOST_HOURS = 24 * 62;

// Nov 24 10 | 2026-11-24T10 | 2026-11-24 10
const HOUR = /^(?:[A-Z][a-z]{2} [ \d]\d \d\d|\d{4}-\d\d-\d\d[T ]\d\d)/;
// warning: unknown[192.0.2.1]: SASL LOGIN authentication failed | auth failed … rip=192.0.2.1 | authenticator failed for (x) [192.0.2.1]
const LOGIN_FAILURE =
  /(?:\[([\da-fA-F.:]{3,45})\]: SASL [\w-]{1,20} authentication failed|auth(?:entication)? failed.{0,300}?rip=([\da-fA-F.:]{3,45})|authenticator failed for .{0,300}?\[([\da-fA-F.:]{3,45})\])/i;

/** Counts a log block by block, in bounded memory. */
export class Summarizer {
  private lines = 0;
  private from = '';
  private to = '';
  private readonly results = noResults();
  private readonly hours = new Map<string, { readonly line: number; readonly counts: Record<Result, number> }>();
  private readonly causes = new Tally();
  private readonly hosts = new Tally();
  private readonly domains = new Tally();
  private readonly loginFailures = new Tally();
  private readonly delays = new Delays();

  /** @param texts the lines of the block */
  add(facts: readonly Fact[], texts: readonly string[]): void {
    const first = this.lines;
    for (const fact of facts) {
      if (fact.kind === 'outcome') this.addOutcome(fact, first, texts);
      else if (fact.kind === 'failure') this.addFailure(fact, first);
    }
    texts.forEach((text, index) => {
      if (!text.includes('failed')) return;
      const match = LOGIN_FAILURE.exec(text.slice(0, 2000));
      const address = match?.[1] ?? match?.[2] ?? match?.[3];
      if (address !== undefined) this.loginFailures.add(address, first + index);
    });
    if (this.from === '') this.from = firstTime(texts);
    const last = firstTime([...texts.slice(-20)].reverse());
    if (last !== '') this.to = last;
    this.lines += texts.length;
  }

  summary(): Summary {
    const hours = [...this.hours].map(([hour, { line, counts }]) => ({ hour, line, ...counts }));
    return {
      lines: this.lines,
      from: this.from,
      to: this.to,
      results: { ...this.results },
      hours,
      causes: this.causes.most(LONGEST_LIST),
      hosts: this.hosts.most(LONGEST_LIST),
      domains: this.domains.most(LONGEST_LIST),
      loginFailures: this.loginFailures.most(LONGEST_LIST),
      delays: this.delays.all(),
    };
  }

  private addOutcome({ result, word }: Outcome, first: number, texts: readonly string[]): void {
    const text = texts[word.line] ?? '';
    const line = first + word.line;
    this.results[result]++;
    this.delays.add(text, line);
    const hour = HOUR.exec(readTime(text) ?? '')?.[0];
    if (hour === undefined) return;
    const known = this.hours.get(hour) ?? { line, counts: noResults() };
    known.counts[result]++;
    if (this.hours.size < MOST_HOURS) this.hours.set(hour, known);
  }

  private addFailure(failure: Failure, first: number): void {
    const { permanent, setting, direction, span } = failure;
    if (!permanent) return;
    const line = first + span.line;
    this.causes.add(causeWithId(judgeCause(failure).cause).name, line);
    if (direction === 'outbound' && setting.server !== undefined) this.hosts.add(hostOf(setting.server), line);
    const at = setting.recipient?.lastIndexOf('@') ?? -1;
    if (at >= 0) this.domains.add(setting.recipient?.slice(at + 1).toLowerCase() ?? '', line);
  }
}

function noResults(): Record<Result, number> {
  return { delivered: 0, deferred: 0, bounced: 0, expired: 0, rejected: 0 };
}

/** mx.example.net[192.0.2.1]:25 → mx.example.net */
function hostOf(server: string): string {
  return server.split('[', 1)[0] || server;
}

function firstTime(texts: readonly string[]): string {
  for (const text of texts.slice(0, 20)) {
    const time = readTime(text);
    if (time !== undefined) return time;
  }
  return '';
}
