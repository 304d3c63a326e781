import { given } from '../given';
import { dateOf, type Moment } from '../text/moment';
import { own } from '../text/own';
import { isSameUser } from './sameUser';

/** A refused login that the server told of, and that nothing above had foretold. Plain data, carried from block to block. */
export interface ToldLogin {
  /** Counted from the start of the block in hand. */
  readonly line: number;
  readonly moment: Moment;
  /** Empty where the log names none. */
  readonly session: string;
  readonly user?: string;
  readonly address?: string;
}

/** Who tells of a login, as far as the log has it. */
export interface Login {
  readonly session: string;
  readonly user: string | undefined;
  readonly address: string | undefined;
}

/** So many are known again, so many lines further down. */
const MOST = 8;
const MOST_LINES_BETWEEN = 20;
/** The server makes the client wait some seconds before it answers. */
const MOST_SECONDS_BETWEEN = 30;

/**
 * What foretells a refused login stands above the server's own line, but where
 * the newest line comes first, or the lines of one second were put in another
 * order. Then it tells nothing new. The times show it: what was written at the
 * same second or before, and stands below, is of the same attempt, where no
 * other line above has foretold that one.
 */
export class ToldLogins {
  private told: readonly ToldLogin[];

  constructor(before: readonly ToldLogin[] | undefined) {
    this.told = before ?? [];
  }

  /** @param moment when the server told of it; what has no time is not known again */
  note({ session, user, address }: Login, line: number, moment: Moment | undefined): void {
    if (moment === undefined || (user === undefined && address === undefined)) return;
    this.told = [...this.told.filter((one) => line - one.line <= MOST_LINES_BETWEEN).slice(-(MOST - 1)), { line, moment, session, ...given({ user, address }) }];
  }

  /** Whether a line above told of what is foretold here; each tells of one. */
  knows({ session, user, address }: Login, line: number, moment: Moment | undefined): boolean {
    if (this.told.length === 0 || moment === undefined) return false;
    const known = this.told.find((one) => line - one.line <= MOST_LINES_BETWEEN && isOfSameAttempt(one.moment, moment) && (session === '' || one.session === '' || session === one.session) && isSameLogin(one, { user, address }));
    if (known) this.told = this.told.filter((one) => one !== known);
    return known !== undefined;
  }

  /** What the next block goes on with, so many lines further on; nothing where that is none. */
  carriedOver(lines: number): readonly ToldLogin[] | undefined {
    const near = this.told.filter(({ line }) => lines - line <= MOST_LINES_BETWEEN);
    return near.length === 0 ? undefined : near.map((one) => ({ ...own(one), line: one.line - lines }));
  }
}

function isOfSameAttempt(told: Moment, foretold: Moment): boolean {
  const before = told - foretold;
  return dateOf(told) === dateOf(foretold) && before > -1 && before <= MOST_SECONDS_BETWEEN;
}

/** What both name has to be the same, and they have to name one thing alike. */
function isSameLogin(one: Pick<ToldLogin, 'user' | 'address'>, other: Pick<Login, 'user' | 'address'>): boolean {
  const [named, known] = [one.user !== undefined && other.user !== undefined, one.address !== undefined && other.address !== undefined];
  return (named || known) && (!named || isSameUser(one.user, other.user)) && (!known || one.address === other.address);
}
