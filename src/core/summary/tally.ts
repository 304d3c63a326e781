/** One thing counted, and the line where it was first seen, from 0. */
export interface Counted {
  readonly name: string;
  readonly count: number;
  readonly line: number;
}

/** Names beyond this are counted together: a log may hold any number of them. */
const MOST_NAMES = 20_000;

/** Counts by name, in bounded memory. */
export class Tally {
  private readonly counts = new Map<string, { count: number; readonly line: number }>();
  /** Counted for names that came when there was no more room. */
  private others = 0;

  add(name: string, line: number, count = 1): void {
    const known = this.counts.get(name);
    if (known) known.count += count;
    else if (this.counts.size < MOST_NAMES) this.counts.set(name, { count, line });
    else this.others += count;
  }

  /** Counted without a name. */
  get unnamed(): number {
    return this.others;
  }

  get names(): number {
    return this.counts.size;
  }

  /** The most frequent, then the first seen. */
  most(limit: number): readonly Counted[] {
    return [...this.counts]
      .map(([name, { count, line }]) => ({ name, count, line }))
      .sort((a, b) => b.count - a.count || a.line - b.line)
      .slice(0, limit);
  }
}
