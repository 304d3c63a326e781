import { momentIn, secondsBetween, type Moment } from '../text/moment';
import type { Line, Memory } from './format';
import { forget, recall, remember, type EntryKind } from './remember';

/** When a line was written, where the log tells it before the program's own words. */
export function writtenAt({ text, start }: Pick<Line, 'text' | 'start'>): Moment | undefined {
  return momentIn(text.slice(0, start));
}

/** In the memory: the last try of each client to log in. */
export interface LoginTries extends EntryKind {
  /** The most seconds from one mechanism to the next. */
  readonly atOnce: number;
  /** Whether tries are of one login where the log tells no time. */
  readonly untimed: boolean;
}

interface Try {
  /** Who tries, as far as the log tells clients apart. */
  readonly client: string;
  /** Empty where the log does not tell it. */
  readonly mechanism: string;
  /** Empty where the log does not tell it. */
  readonly user?: string;
  readonly moment: Moment | undefined;
}

/** A client that knows several mechanisms tries one after the other with what it was given, at once: that is one login. */
export function isSameLogin(memory: Memory, tries: LoginTries, { client, mechanism, user = '', moment }: Try): boolean {
  const [before, tried, as] = recall(memory, tries, client)?.split(' ') ?? [];
  remember(memory, tries, client, [moment ?? '', mechanism, user].join(' '));
  if (before === undefined || tried === mechanism) return false;
  const untimed = before === '' || moment === undefined;
  const atOnce = untimed ? tries.untimed : secondsBetween(Number(before), moment, tries.atOnce + 1) !== undefined;
  return atOnce && (user === '' || as === '' || as === user);
}

/** In the memory, by whose attempt it was: when the first line about it was written, and what it said. */
const LOGINS: EntryKind = { prefix: 'attempt ', most: 100 };
/** PAM waits some seconds before it says no, and so does a directory that is asked far away; then the next one is asked. */
const LONGEST_ATTEMPT = 8;

/**
 * Whether a line begins another attempt: what the first one said is said again,
 * or some time has passed. What else is asked for the same attempt answers in other words.
 * @param moment absent where the log tells no time
 */
export function beginsLogin(memory: Memory, client: string, words: string, moment: Moment | undefined): boolean {
  const first = recall(memory, LOGINS, client);
  const at = first?.indexOf(' ') ?? 0;
  const before = first === undefined || at === 0 ? undefined : Number(first.slice(0, at));
  const together = before === undefined || moment === undefined || secondsBetween(before, moment, LONGEST_ATTEMPT + 1) !== undefined;
  if (first !== undefined && together && first.slice(at + 1) !== words) return false;
  remember(memory, LOGINS, client, `${moment ?? ''} ${words}`);
  return true;
}

/** The last that is said of an attempt. @returns whether something was said of it before */
export function endsLogin(memory: Memory, client: string): boolean {
  return forget(memory, LOGINS, client) !== undefined;
}
