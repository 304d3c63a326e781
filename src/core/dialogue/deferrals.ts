import type { Outcome, ReplyContext } from '../analysis';
import { own } from '../text/own';

/** What put a message off for a recipient. Plain data, carried from block to block. */
export interface Deferral {
  /** Counted from the start of the block in hand. */
  readonly line: number;
  readonly queueId: string;
  /** Empty where the log names none. */
  readonly recipient: string;
  /** The reply with its codes, or the log's own words. */
  readonly words: string;
}

/** A program gives a message up right after the last attempt: only what other processes log stands between. */
const MOST_LINES_BETWEEN = 200;

/** The last deferrals of a log. Most are never asked for, so that noting one costs next to nothing. */
export class Deferrals {
  private noted: { readonly line: number; readonly outcome: Outcome }[] = [];

  /** @param before what an earlier block carried over */
  constructor(private readonly before: readonly Deferral[]) {}

  note(outcome: Outcome, line: number): void {
    if (this.noted.length > 2 * MOST_LINES_BETWEEN) this.noted = this.noted.filter((one) => line - one.line <= MOST_LINES_BETWEEN);
    this.noted.push({ line, outcome });
  }

  /**
   * What put a message off last, near above a line.
   * @param recipient absent for whoever it was for
   * @returns nothing where nothing did, or not in words
   */
  lastOf(queueId: string, recipient: string | undefined, line: number): string | undefined {
    const isOf = (one: Pick<ReplyContext, 'queueId' | 'recipient'>): boolean => one.queueId === queueId && (recipient === undefined || one.recipient === recipient);
    const noted = [...this.noted].reverse().find(({ outcome }) => isOf(outcome.context));
    const last = noted ? deferralIn(noted.outcome, noted.line) : [...this.before].reverse().find(isOf);
    return last && line - last.line <= MOST_LINES_BETWEEN && last.words !== '' ? last.words : undefined;
  }

  /** What the next block goes on with, so many lines further on. */
  carriedOver(lines: number): readonly Deferral[] {
    const isNear = ({ line }: { readonly line: number }): boolean => lines - line <= MOST_LINES_BETWEEN;
    const noted = this.noted.filter(isNear).map(({ outcome, line }) => deferralIn(outcome, line));
    return [...this.before.filter(isNear), ...noted].map(({ line, ...rest }) => ({ ...own(rest), line: line - lines }));
  }
}

function deferralIn({ reply, reasonText = '', context: { queueId = '', recipient = '' } }: Outcome, line: number): Deferral {
  const words = reply ? [reply.code, reply.enhancedStatus, reply.text].filter((one) => one !== undefined && one !== '').join(' ') : reasonText;
  return { line, queueId, recipient, words };
}
