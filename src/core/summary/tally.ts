import { own } from '../text/own';

/** One thing counted, and the line where it was first seen, from 0. */
export interface Counted {
  readonly name: string;
  readonly count: number;
  readonly line: number;
}

/** Names kept: a log may hold any number of them. */
const MOST_NAMES = 20_000;

/**
 * Counts by name, in bounded memory. Where there are too many names, the rarest
 * make room (lossy counting): what is frequent stays, and no count is too high.
 */
export class Tally {
  private readonly counts = new Map<string, { count: number; readonly line: number }>();
  private dropped = 0;

  add(name: string, line: number, count = 1): void {
    const known = this.counts.get(name);
    if (known) {
      known.count += count;
      return;
    }
    if (this.counts.size >= MOST_NAMES) this.makeRoom();
    this.counts.set(own(name), { count, line });
  }

  /** Takes back what was counted by mistake. */
  take(name: string, count = 1): void {
    const known = this.counts.get(name);
    if (!known) return;
    known.count -= count;
    if (known.count <= 0) this.counts.delete(name);
  }

  /** Counted for names that had to make room. */
  get unnamed(): number {
    return this.dropped;
  }

  /** The most frequent, then the first seen. */
  most(limit: number): readonly Counted[] {
    return [...this.counts]
      .map(([name, { count, line }]) => ({ name, count, line }))
      .sort((a, b) => b.count - a.count || a.line - b.line)
      .slice(0, limit);
  }

  /** Drops enough at once that it is not asked for again soon. */
  private makeRoom(): void {
    const dropped = MOST_NAMES / 10;
    const counts = Float64Array.from(this.counts.values(), ({ count }) => count).sort();
    const rare = counts[dropped - 1] ?? 0;
    for (const [name, { count }] of this.counts) {
      if (count > rare) continue;
      this.counts.delete(name);
      this.dropped += count;
      if (this.counts.size <= MOST_NAMES - dropped) return;
    }
  }
}
