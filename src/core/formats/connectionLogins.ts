import { secondsBetween, type Moment } from '../text/moment';
import type { Memory } from './format';
import { recall, remember, type EntryKind } from './remember';

/** In the memory, by connection: when a login was first refused on it, and as which users. */
export interface ConnectionLogins extends EntryKind {
  /** The most seconds from the first try to the last. */
  readonly longest: number;
}

interface Try {
  /** What tells the connection from all others: a session's id, or the client's address and port. */
  readonly connection: string;
  /** Empty where the log does not tell it. */
  readonly user: string;
  readonly moment: Moment | undefined;
}

/** Whoever guesses names on one connection is refused them all; more than these are not kept. */
const MOST_USERS = 20;

/**
 * Whether a login is refused again on the same connection as the same user,
 * by whatever mechanism, and also where other users were tried in between:
 * that is one login which fails.
 */
export function wasRefusedBefore(memory: Memory, logins: ConnectionLogins, { connection, user, moment }: Try): boolean {
  const [first = '', ...users] = recall(memory, logins, connection)?.split('\t') ?? [];
  const known = users.length > 0 && (first === '' || moment === undefined || secondsBetween(Number(first), moment, logins.longest + 1) !== undefined);
  const tried = known ? users : [];
  const repeats = known && (user === UNNAMED || tried.includes(user) || tried.includes(UNNAMED));
  const named = tried.filter((one) => one !== UNNAMED && one !== user);
  const all = user === UNNAMED && named.length > 0 ? named : [...named, user];
  remember(memory, logins, connection, [known ? first : (moment ?? ''), ...all.slice(-MOST_USERS)].join('\t'));
  return repeats;
}

/** A user whom the log does not tell may be the one whom it tells next, or told before. */
const UNNAMED = '';
