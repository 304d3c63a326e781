import { Quantiles } from './quantiles';

/** The stages of Postfix's `delays=a/b/c/d`, in seconds. */
export const stages = ['before the queue', 'in the queue', 'connecting', 'transmitting'] as const;

/** How long deliveries took, in seconds. */
export interface StageDelay {
  readonly stage: 'in all' | (typeof stages)[number];
  readonly deliveries: number;
  readonly average: number;
  /** Half of the deliveries were as fast, nine of ten, 99 of 100; within 2 %. */
  readonly median: number;
  readonly ninety: number;
  readonly ninetyNine: number;
  readonly longest: number;
  /** Where the longest stands, from 0. */
  readonly line: number;
}

// , delay=1.2, delays=0.1/0/0.6/0.5, (Postfix)
const STAGES = /, delays=(\d[\d.]{0,12})\/(\d[\d.]{0,12})\/(\d[\d.]{0,12})\/(\d[\d.]{0,12}),/;
const SECONDS = /, delay=(\d[\d.]{0,12}),/;
// , delay=00:00:01, | delay=1+02:03:04 (sendmail)
const CLOCK = /, delay=(?:(\d{1,4})\+)?(\d\d):(\d\d):(\d\d)(?=,)/;
// QT=1d2h3m4.567s (Exim)
const QUEUE_TIME = / QT=(?:(\d{1,4})w)?(?:(\d{1,4})d)?(?:(\d{1,4})h)?(?:(\d{1,4})m)?(?:(\d{1,6}(?:\.\d{1,6})?)s)?(?=\s|$)/;

/**
 * How long a message took in all, by the line of its delivery.
 * @returns seconds; nothing where the line does not tell
 */
export function delayIn(text: string): number | undefined {
  const seconds = SECONDS.exec(text)?.[1];
  if (seconds !== undefined) return Number(seconds);
  const clock = CLOCK.exec(text);
  if (clock) return inSeconds(0, clock[1], clock[2], clock[3], clock[4]);
  const time = QUEUE_TIME.exec(text);
  return time && time[0].length > ' QT='.length ? inSeconds(time[1], time[2], time[3], time[4], time[5]) : undefined;
}

function inSeconds(weeks: number | string | undefined, days: string | undefined, hours: string | undefined, minutes: string | undefined, seconds: string | undefined): number {
  return (((Number(weeks ?? 0) * 7 + Number(days ?? 0)) * 24 + Number(hours ?? 0)) * 60 + Number(minutes ?? 0)) * 60 + Number(seconds ?? 0);
}

/** How long deliveries took, stage by stage. */
export class Delays {
  private readonly stages = (['in all', ...stages] as const).map((stage) => ({ stage, deliveries: 0, sum: 0, longest: 0, line: 0, quantiles: new Quantiles() }));

  /** @param text the line of a delivery; nothing happens where it tells no delays */
  add(text: string, line: number): void {
    const all = delayIn(text);
    if (all === undefined) return;
    const parts = STAGES.exec(text)?.slice(1).map(Number) ?? [];
    [all, ...parts].forEach((seconds, index) => {
      const stage = this.stages[index];
      if (!stage) return;
      stage.deliveries++;
      stage.sum += seconds;
      stage.quantiles.add(seconds);
      if (seconds > stage.longest || stage.deliveries === 1) [stage.longest, stage.line] = [seconds, line];
    });
  }

  /** @returns none where no line told delays */
  all(): readonly StageDelay[] {
    return this.stages
      .filter(({ deliveries }) => deliveries > 0)
      .map(({ stage, deliveries, sum, longest, line, quantiles }) => ({
        stage,
        deliveries,
        average: sum / deliveries,
        median: quantiles.at(0.5),
        ninety: quantiles.at(0.9),
        ninetyNine: quantiles.at(0.99),
        longest,
        line,
      }));
  }
}
