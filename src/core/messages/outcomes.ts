import type { Outcome } from '../analysis';
import { analyzeBlock } from '../blocks/analyzeBlock';
import { acceptedIn, traceOf } from '../reading/singleLine';
import { startState } from '../blocks/state';
import { momentIn, secondsBetween } from '../text/moment';
import { readTime } from '../text/time';
import { given } from '../given';

/** What became of a recipient at last, as the lines of a message tell it. */
export interface Fate {
  readonly recipient: string;
  readonly outcome: Outcome;
  /** Where it was given up: the last thing that put it off. */
  readonly putOff?: Outcome;
  /** As the log writes it; empty where it writes none. */
  readonly time: string;
  /** Seconds from the first of the lines, where both have a time. */
  readonly took?: number;
  /** Which of the lines tells it, from 0. */
  readonly line: number;
  /** How often it was tried, as far as the lines show. */
  readonly tries: number;
}

/** What the lines of a message tell of it. */
export interface MessageStory {
  /** Empty for a bounce; absent where no line tells it. */
  readonly sender?: string;
  /** In octets; 0 where no line tells it. */
  readonly size: number;
  /** The time of its first line, as the log writes it; empty where it writes none. */
  readonly time: string;
  /** The last outcome of each recipient, in the order in which they appear. */
  readonly fates: readonly Fate[];
}

/** @param lines of one message, in the order of the log */
export function storyOf(lines: readonly string[]): MessageStory {
  const text = lines.join('\n');
  const ids = new Set(lines.map((line) => traceOf(line)?.id));
  const [first = ''] = lines;
  const began = momentIn(first.slice(0, LONGEST_STAMP));
  const fates = new Map<string, Fate>();
  const settle = (recipient: string, outcome: Outcome, tries: number): void => {
    const { line } = outcome.word;
    const content = lines[line] ?? '';
    const took = secondsBetween(began, momentIn(content.slice(0, LONGEST_STAMP)), LONGEST_LIFE);
    const before = outcome.result === 'expired' ? fates.get(recipient) : undefined;
    const putOff = before?.outcome.result === 'deferred' ? before.outcome : before?.putOff;
    fates.set(recipient, { recipient, outcome, line, time: readTime(content) ?? '', tries, ...given({ putOff, took }) });
  };
  for (const fact of analyzeBlock(text, startState(text), { last: true }).facts) {
    if (fact.kind !== 'outcome') continue;
    // Given to a filter that gave it back under another id: that tells what became of it.
    if (fact.result === 'delivered' && traceOf(lines[fact.word.line] ?? '')?.also?.some((id) => ids.has(id)) === true) continue;
    const { recipient = '' } = fact.context;
    if (recipient === '' && fact.result === 'expired') {
      // The whole message is given up: whoever still waited for it gets it no more.
      const waiting = [...fates.values()].filter(({ outcome }) => outcome.result === 'deferred');
      for (const one of waiting) settle(one.recipient, fact, one.tries);
      if (waiting.length > 0) continue;
    }
    const before = fates.get(recipient);
    // Two programs that tell of one try speak from different sides.
    settle(recipient, fact, before?.outcome.direction === fact.direction ? before.tries + 1 : (before?.tries ?? 1));
  }
  const accepted = lines.map((line) => acceptedIn(line)).find((one) => one !== undefined);
  return {
    ...(accepted ? { sender: accepted.sender } : {}),
    size: accepted?.size ?? 0,
    time: readTime(first) ?? '',
    fates: withoutRepetitions([...fates.values()]),
  };
}

/** A time stamp stands in so many characters. */
const LONGEST_STAMP = 60;
/** No queue keeps a message longer, in seconds. */
const LONGEST_LIFE = 60 * 86_400;

/**
 * A mailbox server and the mail server that gave it the message both tell what
 * became of it, one by the user's name, the other by the address; the mail
 * server knows what follows from it.
 */
function withoutRepetitions(fates: readonly Fate[]): readonly Fate[] {
  return fates.filter(
    ({ recipient, outcome }) =>
      recipient === '' || outcome.direction === 'outbound' || !fates.some((other) => other.outcome.direction === 'outbound' && (other.recipient === recipient || other.recipient.startsWith(`${recipient}@`))),
  );
}
