import { secondsBetween, type Moment } from '../text/moment';
import type { Memory } from './format';
import { forget, recall, remember, type EntryKind } from './remember';

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

/** In the memory, by whose attempt it was: what the first line about it said. */
const LOGINS: EntryKind = { prefix: 'attempt ', most: 100 };

/** Whether a line begins another attempt: what the first one said is said again. What else is asked for the same attempt answers in other words. */
export function beginsLogin(memory: Memory, client: string, words: string): boolean {
  const first = recall(memory, LOGINS, client);
  if (first !== undefined && first !== words) return false;
  remember(memory, LOGINS, client, words);
  return true;
}

/** The last that is said of an attempt. @returns whether something was said of it before */
export function endsLogin(memory: Memory, client: string): boolean {
  return forget(memory, LOGINS, client) !== undefined;
}
