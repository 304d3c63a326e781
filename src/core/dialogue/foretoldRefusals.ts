import type { Direction, Fact, LoginFailure } from '../analysis';
import type { Occasion } from '../reference/occasion';
import { given } from '../given';
import type { Foretold, LoggedIn, LoginFailed, Piece, Reported } from '../statement';
import { dateOf, momentIn, secondsBetween, type Moment } from '../text/moment';
import { own } from '../text/own';
import { tellLogin } from './loginFailures';
import { tellReported } from './reported';
import { isSameUser } from './sameUser';
import { ToldLogins, type ToldLogin } from './toldLogins';

interface Audience {
  tell(fact: Fact): void;
  tellLogin(failure: Omit<LoginFailure, 'soFar'>): void;
}

/** A refusal that may be told again. Plain data, carried from block to block. */
export interface ForetoldRefusal extends Pick<Foretold, 'oneOfSeveral' | 'connection' | 'words' | 'toldAtEnd' | 'again'> {
  /** Counted from the start of the block in hand. */
  readonly line: number;
  /** Absent where the log tells no time. */
  readonly moment?: Moment;
  /** Empty where the log names none. */
  readonly session: string;
  /** Their pieces with their words. */
  readonly statements: readonly (Reported | LoginFailed)[];
}

/** A server tells of it at once, or makes the client wait some seconds for the reply: so many lines stand between at most. */
const MOST_LINES_BETWEEN = 200;
/** A session has more lines between two attempts: what it tells twice so near is one. */
const SAME_ATTEMPT = 3;
/** The lists of users are asked within a moment; in a log of a busy server some lines stand between. */
const SAME_MOMENT = 20;
const MOMENT_LASTS = 30;
/** Dovecot lets a client wait for two seconds that it refuses (`auth_failure_delay`), but asks the next list at once. */
const LISTS_TAKE = 3;
/** Dovecot tells of a login when the client goes, which it has to after some idle minutes. */
const MOST_SECONDS_BETWEEN = 600;

/**
 * Refusals that wait for being told again: those that were count once, as the
 * server tells them, with the client's address and what was answered.
 */
export class ForetoldRefusals {
  private waiting: readonly ForetoldRefusal[];
  private readonly told: ToldLogins;

  constructor(
    before: readonly ForetoldRefusal[],
    told: readonly ToldLogin[] | undefined,
    private readonly audience: Audience,
  ) {
    this.waiting = before;
    this.told = new ToldLogins(told);
  }

  /** @param content the line it was read from, which is line number `line` */
  add({ kind: _kind, session = '', statements, ...rest }: Foretold, content: string, line: number): void {
    // A log of nothing but guessed passwords has thousands of them: no more wait than may be settled.
    this.tellUntil(line - MOST_LINES_BETWEEN);
    if (session !== '' && rest.again !== true && this.waiting.some((one) => one.session === session && line - one.line <= SAME_ATTEMPT)) return;
    const one: ForetoldRefusal = { ...rest, line, ...given({ moment: momentIn(content) }), session, statements: statements.map((told) => withWords(told, content)) };
    if (rest.words === undefined && rest.again !== true && this.told.knows({ session, user: userOf(one), address: addressOf(one) }, line, one.moment)) return;
    this.waiting = [...this.waiting, one];
  }

  /**
   * A session begins: what was refused before, under the same name, was so in another one. Where the newest line comes
   * first, what was written later stands above and is of this one.
   * @param content the line that tells so
   */
  beginSession(session: string, content: string): void {
    if (!this.waiting.some((one) => isAgainIn(one, session))) return;
    const moment = momentIn(content);
    const isLater = (one: ForetoldRefusal): boolean => moment !== undefined && one.moment !== undefined && dateOf(one.moment) === dateOf(moment) && one.moment >= moment;
    this.waiting = this.waiting.filter((one) => !isAgainIn(one, session) || !isLater(one));
    this.tell((one) => isAgainIn(one, session));
  }

  /** A session ends: a client that was refused several times in it has one login that failed. */
  endSession(session: string): void {
    if (this.waiting.some((one) => isAgainIn(one, session))) this.waiting = this.waiting.filter((one) => !isAgainIn(one, session));
  }

  /** The server answers something, at a line. */
  settleAnswer(text: string, line: number): void {
    if (!this.waiting.some(({ words }) => words !== undefined)) return;
    this.tellUntil(line - MOST_LINES_BETWEEN);
    const answered = this.waiting.find(({ words }) => words !== undefined && text.includes(words));
    this.waiting = this.waiting.filter((one) => one !== answered);
  }

  /** Whether a login that goes well may take one back. */
  get mayBeRevoked(): boolean {
    return this.waiting.some(({ oneOfSeveral }) => oneOfSeveral);
  }

  /**
   * The server tells of a login that it refused, at a line: of this user's, or
   * the first that waits where one of them names nobody. Where the client's
   * address is known to both, all that was foretold of it is told. What was
   * foretold long before is another login.
   * @param content the line, which may have a time; empty where it is not at hand
   */
  settle({ session = '', user, address }: { readonly session?: string | undefined; readonly user?: string | undefined; readonly address?: string | undefined }, content: string, line: number): void {
    const moment = momentIn(content);
    if (this.waiting.length === 0) {
      this.told.note({ session, user, address }, line, moment);
      return;
    }
    this.tellUntil(line - MOST_LINES_BETWEEN);
    const open = this.waiting.filter((one) => one.words === undefined && one.again !== true && one.line <= line && (one.session === '' || one.session === session) && mayBeFrom(one, address) && isWithin(MOST_SECONDS_BETWEEN, one, moment));
    const ofNobody = (one: ForetoldRefusal): boolean => user === undefined || userOf(one) === undefined;
    const first = open.find((one) => isSameUser(userOf(one), user)) ?? open.find(ofNobody);
    const all = address === undefined ? [] : open.filter((one) => addressOf(one) === address && (isSameUser(userOf(one), user) || ofNobody(one)));
    if (first) this.waiting = this.waiting.filter((one) => one !== first && !all.includes(one));
    else this.told.note({ session, user, address }, line, moment);
  }

  /** A user logged in, at a line. */
  revoke({ user, address, connection }: Omit<LoggedIn, 'kind'>, content: string, line: number): void {
    if (!this.mayBeRevoked) return;
    this.tellUntil(line - MOST_LINES_BETWEEN);
    const moment = momentIn(content);
    const isSameLogin = (one: ForetoldRefusal): boolean =>
      connection === undefined || one.connection === undefined ? line - one.line <= SAME_MOMENT && isWithin(MOMENT_LASTS, one, moment) && isSameUser(userOf(one), user) && mayBeFrom(one, address) : connection === one.connection;
    const revoked = (one: ForetoldRefusal): boolean => one.line <= line && one.oneOfSeveral === true && isSameLogin(one);
    // A client that was refused waits before it hears of it, and tries again on the same connection, of which nothing more is told.
    const answered = (one: ForetoldRefusal): boolean => revoked(one) && connection !== undefined && one.connection === connection && !isWithin(LISTS_TAKE, one, moment);
    if (this.waiting.some(answered)) this.tell(answered, true);
    this.waiting = this.waiting.filter((one) => !revoked(one));
  }

  /** The text is over: nothing is told again. */
  tellRest(): void {
    this.tellUntil(Infinity);
  }

  /** What the next block goes on with, so many lines further on. */
  carriedOver(lines: number): readonly ForetoldRefusal[] {
    this.tellUntil(lines - MOST_LINES_BETWEEN);
    return this.waiting.map(({ line, ...rest }) => ({ ...own(rest), line: line - lines }));
  }

  /** The logins that were told, for the next block. */
  toldCarriedOver(lines: number): readonly ToldLogin[] | undefined {
    return this.told.carriedOver(lines);
  }

  /** Those above a line count, and wait no longer. */
  private tellUntil(end: number): void {
    if (this.waiting.some(({ line }) => line < end)) this.tell(({ line }) => line < end, end === Infinity);
  }

  private tell(isDue: (one: ForetoldRefusal) => boolean, atEnd = false): void {
    const { audience } = this;
    const untold = this.waiting.filter(isDue);
    this.waiting = this.waiting.filter((one) => !isDue(one));
    for (const { statements, line, toldAtEnd } of untold) {
      if (toldAtEnd === true && !atEnd) continue;
      for (const statement of statements) {
        if (statement.kind === 'login-failed') tellLogin(statement, line, audience);
        // Its reply was told where it stands.
        else tellReported(statement, '', line, (fact) => { if (fact.kind !== 'reply') audience.tell(fact); });
      }
    }
  }
}

function isAgainIn({ again, session }: ForetoldRefusal, name: string): boolean {
  return again === true && session === name;
}

function userOf({ statements }: ForetoldRefusal): string | undefined {
  return statements.find(({ user }) => user !== undefined)?.user;
}

function addressOf({ statements }: ForetoldRefusal): string | undefined {
  return statements.find(({ address }) => address !== undefined)?.address;
}

/** Whether so many seconds passed at most, as far as the log tells. Programs may write the time in different ways. */
function isWithin(seconds: number, { moment: before }: ForetoldRefusal, moment: Moment | undefined): boolean {
  if (before === undefined || moment === undefined || dateOf(before) !== dateOf(moment)) return true;
  // Where logs of several hosts are put together, a line may stand below one that was written right after it.
  return secondsBetween(before, moment, seconds + 1) !== undefined || secondsBetween(moment, before, 2) !== undefined;
}

function mayBeFrom(one: ForetoldRefusal, address: string | undefined): boolean {
  const its = addressOf(one);
  return its === undefined || address === undefined || its === address;
}

/** Whether our own server refuses a login with what it answers or reports. */
export function refusesLogin({ answers, code, direction }: { readonly answers?: Occasion | undefined; readonly code?: string | undefined; readonly direction: Direction }): boolean {
  // 535 answers nothing else (RFC 4954 §6), where the command is not shown.
  return (answers === 'AUTH' || (answers === undefined && code === '535')) && direction !== 'outbound';
}

/** The line itself is gone when it is told. */
function withWords<T extends Reported | LoginFailed>(statement: T, content: string): T {
  const saying = (piece: Piece): Piece => ({ ...piece, text: piece.text ?? content.slice(piece.start, piece.end) });
  if (statement.kind === 'login-failed') return statement;
  const { reply, reason, status } = statement;
  return { ...statement, ...(reply ? { reply: saying(reply) } : {}), ...(reason ? { reason: saying(reason) } : {}), ...(status ? { status: saying(status) } : {}) };
}
