import type { Result } from '../analysis';
import { own } from '../text/own';
import { readTime } from '../text/time';

/** What is counted by the hour. */
export type Figure = Result | 'received';

/** What happened in one hour, as the log writes its times: "Nov 24 10" or "2026-11-24T10". */
export interface Hour extends Readonly<Record<Figure, number>> {
  readonly hour: string;
  readonly line: number;
}

const MOST_HOURS = 24 * 62;
const NONE: Readonly<Record<Figure, number>> = { delivered: 0, deferred: 0, bounced: 0, expired: 0, rejected: 0, received: 0 };

/** Counts by the hour, in bounded memory: what comes after the first two months is left out. */
export class Hours {
  private readonly kept = new Map<string, { readonly line: number; readonly counts: Record<Figure, number> }>();
  private left = 0;

  /** Lines without a time count in no hour. */
  add(figure: Figure, line: number, text: string): void {
    const hour = hourOf(text);
    if (hour === undefined) return;
    const known = this.kept.get(hour);
    if (!known && this.kept.size >= MOST_HOURS) {
      this.left++;
      return;
    }
    const one = known ?? { line, counts: { ...NONE } };
    one.counts[figure]++;
    if (!known) this.kept.set(own(hour), one);
  }

  /** What was counted was none. */
  take(figure: Figure, hour: string | undefined): void {
    const counted = this.kept.get(hour ?? '');
    if (counted) counted.counts[figure]--;
  }

  all(): readonly Hour[] {
    return [...this.kept].map(([hour, { line, counts }]) => ({ hour, line, ...counts }));
  }

  /** How many counts were left out. */
  get lost(): number {
    return this.left;
  }
}

// Nov 24 10 | 2026-11-24T10 | 2026-11-24 10
const HOUR = /^(?:[A-Z][a-z]{2} [ \d]\d \d\d|\d{4}-\d\d-\d\d[T ]\d\d)/;

/** The hour of a line, as it writes it; none where it has no time. */
export function hourOf(text: string): string | undefined {
  return HOUR.exec(readTime(text) ?? '')?.[0];
}
