import { own } from '../text/own';

/** What became of mail to one domain. */
export interface DomainFigures {
  readonly domain: string;
  readonly delivered: number;
  /** Tries that were put off. */
  readonly deferred: number;
  /** Bounced, given up or rejected. */
  readonly refused: number;
  /** Delivered, in octets. */
  readonly octets: number;
  /** Of deliveries, in seconds; 0 where the log tells none. */
  readonly averageDelay: number;
  readonly longestDelay: number;
  /** Where the domain was first seen, from 0. */
  readonly line: number;
}

type Kept = { -readonly [key in keyof Omit<DomainFigures, 'domain' | 'averageDelay'>]: number } & { delays: number; timed: number };

/** Domains beyond this are left out: a log may hold any number of them. */
const MOST_DOMAINS = 20_000;

/** Counts by the domain of the recipient, in bounded memory. */
export class Domains {
  private readonly kept = new Map<string, Kept>();
  /** Outcomes for domains that came when there was no more room. */
  private others = 0;

  add(domain: string, what: 'delivered' | 'deferred' | 'refused', line: number, octets: number, delay: number | undefined): void {
    const known = this.kept.get(domain);
    if (!known && this.kept.size >= MOST_DOMAINS) {
      this.others++;
      return;
    }
    const one = known ?? { delivered: 0, deferred: 0, refused: 0, octets: 0, delays: 0, timed: 0, longestDelay: 0, line };
    one[what]++;
    one.octets += octets;
    if (delay !== undefined) {
      one.delays += delay;
      one.timed++;
      one.longestDelay = Math.max(one.longestDelay, delay);
    }
    if (!known) this.kept.set(own(domain), one);
  }

  get unnamed(): number {
    return this.others;
  }

  /** Those with the most outcomes, then the first seen. */
  most(limit: number): readonly DomainFigures[] {
    return [...this.kept]
      .sort(([, a], [, b]) => outcomes(b) - outcomes(a) || a.line - b.line)
      .slice(0, limit)
      .map(([domain, { delays, timed, ...figures }]) => ({ domain, ...figures, averageDelay: timed === 0 ? 0 : delays / timed }));
  }
}

function outcomes({ delivered, deferred, refused }: Kept): number {
  return delivered + deferred + refused;
}

/** "bob@Example.net" → "example.net"; empty where there is none. */
export function domainOf(address: string): string {
  const at = address.lastIndexOf('@');
  return at < 0 ? '' : address.slice(at + 1).toLowerCase();
}
