/** The stages of Postfix's `delays=a/b/c/d`, in seconds. */
export const stages = ['before the queue', 'in the queue', 'connecting', 'transmitting'] as const;

export interface StageDelay {
  readonly stage: (typeof stages)[number];
  readonly deliveries: number;
  /** In seconds. */
  readonly average: number;
  readonly longest: number;
  /** Where the longest stands, from 0. */
  readonly line: number;
}

const DELAYS = /, delays=(\d[\d.]{0,12})\/(\d[\d.]{0,12})\/(\d[\d.]{0,12})\/(\d[\d.]{0,12}),/;

/** How long deliveries took, stage by stage. */
export class Delays {
  private readonly sums = stages.map((stage) => ({ stage, deliveries: 0, sum: 0, longest: 0, line: 0 }));

  /** @param text a line of the log; nothing happens where it tells no delays */
  add(text: string, line: number): void {
    const match = DELAYS.exec(text);
    if (!match) return;
    this.sums.forEach((one, index) => {
      const seconds = Number(match[index + 1]);
      one.deliveries++;
      one.sum += seconds;
      if (seconds > one.longest) [one.longest, one.line] = [seconds, line];
    });
  }

  /** @returns none where no line told delays */
  all(): readonly StageDelay[] {
    return this.sums
      .filter(({ deliveries }) => deliveries > 0)
      .map(({ stage, deliveries, sum, longest, line }) => ({ stage, deliveries, average: sum / deliveries, longest, line }));
  }
}
