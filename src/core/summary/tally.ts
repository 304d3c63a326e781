/** One thing counted, and the line where it was first seen, from 0. */
export interface Counted {
  readonly name: string;
  readonly count: number;
  readonly line: number;
}

/** Names beyond this are counted together: a log may hold any number of them. */
const MOST_NAMES = 20_000;

/** A name is a piece of the text it was found in, and would keep all of that in memory. */
function ownCopy(name: string): string {
  return String(JSON.parse(JSON.stringify(name)));
}

/** Counts by name, in bounded memory. */
export class Tally {
  private readonly counts = new Map<string, { count: number; readonly line: number }>();
  private others = 0;

  add(name: string, line: number): void {
    const known = this.counts.get(name);
    if (known) known.count++;
    else if (this.counts.size < MOST_NAMES) this.counts.set(ownCopy(name), { count: 1, line });
    else this.others++;
  }

  get total(): number {
    let total = this.others;
    for (const { count } of this.counts.values()) total += count;
    return total;
  }

  /** The most frequent, then the first seen. */
  most(limit: number): readonly Counted[] {
    return [...this.counts]
      .map(([name, { count, line }]) => ({ name, count, line }))
      .sort((a, b) => b.count - a.count || a.line - b.line)
      .slice(0, limit);
  }
}
