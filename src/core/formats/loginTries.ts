import { momentIn, momentSince1970, secondsBetween, type Moment } from '../text/moment';
import type { Line, Memory } from './format';
import { SILENT, type Statement } from '../statement';
import { forget, recall, remember, type EntryKind } from './remember';

/** When a line was written, where the log tells it before the program's own words, or what they stand in beside them. */
export function writtenAt({ text, start, time = '' }: Pick<Line, 'text' | 'start' | 'time'>): Moment | undefined {
  return momentIn(text.slice(0, start)) ?? momentSince1970(time) ?? momentIn(time);
}

/** In the memory: the last try of each client to log in. */
export interface LoginTries extends EntryKind {
  /** The most seconds from one mechanism to the next; of a client that is told by its connection, from one try to the next. */
  readonly atOnce: number;
  /** Whether tries are of one login where the log tells no time. */
  readonly untimed: boolean;
}

interface Try {
  /** Who tries, as far as the log tells clients apart. */
  readonly client: string;
  /** Empty where the log does not tell it; absent where it does not matter. */
  readonly mechanism?: string;
  /** Empty where the log does not tell it. */
  readonly user?: string;
  readonly moment: Moment | undefined;
}

/** Whether a try is the first of a login, of the same login as the one before, or one more of the same client. */
export type Attempt = 'first' | 'same' | 'again';

/** A client that knows several mechanisms tries one after the other with what it was given, at once: that is one login. Another user's is another one. */
export function attemptOf(memory: Memory, tries: LoginTries, { client, mechanism, user = '', moment }: Try): Attempt {
  const [before, tried = '', as = ''] = recall(memory, tries, client)?.split('\t') ?? [];
  remember(memory, tries, client, [moment ?? '', mechanism ?? '', user === '' ? as : user].join('\t'));
  if (before === undefined || (user !== '' && as !== '' && as !== user)) return 'first';
  const repeats = mechanism !== undefined && tried === mechanism;
  if (before === '' || moment === undefined) return tries.untimed && !repeats ? 'same' : 'again';
  return isNear(Number(before), moment, repeats ? AT_ONCE : tries.atOnce + 1) ? 'same' : 'again';
}

/** In either order: the newest line may come first. */
function isNear(one: Moment, other: Moment, longest: number): boolean {
  return secondsBetween(one, other, longest) !== undefined || secondsBetween(other, one, longest) !== undefined;
}

/** Nobody connects anew within the second. */
const AT_ONCE = 1;

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
  const together = before === undefined || moment === undefined || isNear(before, moment, LONGEST_ATTEMPT + 1);
  if (first !== undefined && together && first.slice(at + 1) !== words) return false;
  remember(memory, LOGINS, client, `${moment ?? ''} ${words}`);
  return true;
}

/**
 * Of refused logins that a program tells in more than one way: what a line says where it begins another attempt.
 * @param statements what one line tells, whatever else it was
 * @param words by which the line tells it, without the user
 */
export function refusedOnce(memory: Memory, statements: readonly Statement[], words: string, moment: Moment | undefined): readonly Statement[] {
  const login = statements.find((one) => one.kind === 'login-failed');
  return login === undefined || beginsLogin(memory, login.address, words, moment) ? statements : SILENT;
}

/** The last that is said of an attempt. @returns whether something was said of it before */
export function endsLogin(memory: Memory, client: string): boolean {
  return forget(memory, LOGINS, client) !== undefined;
}
