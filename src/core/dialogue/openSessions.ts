import type { Direction, Fact, Session } from '../analysis';
import { pieceText, type LoginFailed, type Noted, type Reported, type Said, type Statement } from '../statement';
import { momentIn } from '../text/moment';
import type { Audience } from './audience';
import { Corrections, type HeldFailure } from './corrections';
import { Deferrals, type Deferral } from './deferrals';
import { failureOfReply } from './failure';
import { ForetoldRefusals, refusesLogin, type ForetoldRefusal } from './foretoldRefusals';
import { failedLogin, tellLogin } from './loginFailures';
import { given } from '../given';
import { isOfOwnNetwork } from '../ownNetwork';
import { placeOf } from './placeOf';
import { spanOf, tellReported } from './reported';
import { foretoldBy } from './reportedBelow';
import { finish, listen } from './session';
import { heardAt, newRecord, noted, rebasedRecord, recorded } from './sessionRecord';
import { newSession, rebased, type SessionState } from './sessionState';
import type { ToldLogin } from './toldLogins';

/** What is not over. Plain data, carried from block to block. */
export interface Open {
  readonly sessions: ReadonlyMap<string, SessionState>;
  /** What was seen of each session that is not over. */
  readonly records: ReadonlyMap<string, Session>;
  /** What put messages off a few lines above. */
  readonly deferrals: readonly Deferral[];
  /** What was refused and may be told again further down. */
  readonly foretold: readonly ForetoldRefusal[];
  /** Logins that were refused just above, of which another program may tell below. */
  readonly toldLogins?: readonly ToldLogin[];
  /** Failures that the next command may put right, by their sessions. */
  readonly held: ReadonlyMap<string, readonly HeldFailure[]>;
}

/** The sessions that are not over, by name; a log interleaves them. */
export class OpenSessions {
  private readonly states: Map<string, SessionState>;
  private readonly records: Map<string, Session>;
  private readonly deferrals: Deferrals;
  private readonly foretold: ForetoldRefusals;
  private readonly corrections: Corrections;
  /** The last line that told of a login that was refused. */
  private settledAt: number | undefined;

  /** Starts from what an earlier block left open. */
  constructor(
    before: Open,
    private readonly audience: Audience,
  ) {
    this.states = new Map(before.sessions);
    this.records = new Map(before.records);
    this.deferrals = new Deferrals(before.deferrals);
    this.foretold = new ForetoldRefusals(before.foretold, before.toldLogins, audience);
    this.corrections = new Corrections(before.held, {
      isRetold: (failure) => audience.isRetold(failure),
      tellHeld: (failure, session) => {
        audience.tellHeld(failure, session);
        const record = this.records.get(session.name);
        if (record) this.records.set(session.name, recorded(record, failure));
      },
    });
  }

  /** Whether a login that goes well may matter. */
  get awaitLogin(): boolean {
    return this.foretold.mayBeRevoked;
  }

  has(name: string): boolean {
    return this.records.has(name) || this.states.has(name);
  }

  /** Whether what a line brings stands in a message: by the sessions it belongs to, or where it names none, the only one of a transcript. */
  inMessage(statements: readonly Statement[]): boolean {
    const said = statements.find((statement) => statement.kind === 'said');
    return this.states.get(said?.session ?? '')?.phase === 'content';
  }

  /**
   * Tells what a statement says, in the session it belongs to.
   * @param content the line it was read from, which is line number `line`
   */
  take(statement: Statement, content: string, line: number): void {
    switch (statement.kind) {
      case 'said':
        this.takeSaid(statement, content, line);
        return;
      case 'noted':
        this.takeNoted(statement, content, line);
        return;
      case 'disconnected': {
        const { session } = statement;
        this.finish(session);
        this.end(session, line);
        this.foretold.endSession(session);
        return;
      }
      case 'reported':
        this.takeReported(statement, content, line);
        return;
      case 'login-failed':
        tellLogin(statement, line, this.audience);
        // One that is no login of its own was told by another program too.
        this.settleLogin(statement, content, line);
        return;
      case 'logged-in':
        this.foretold.revoke(statement, content, line);
        return;
      case 'foretold':
        for (const one of statement.statements) {
          if (one.kind === 'reported') tellReported(one, content, line, (fact) => { if (fact.kind === 'reply') this.audience.tell(fact); });
        }
        this.foretold.add(statement, content, line);
        return;
      default:
        tellReported(statement, content, line, (fact) => { this.audience.tell(fact); });
        if (statement.kind === 'told') this.foretold.settleAnswer(pieceText(statement.reply, content), line);
    }
  }

  private takeSaid(said: Said, content: string, line: number): void {
    const { records, states } = this;
    const { session, reportedBelow } = said;
    const tell = (fact: Fact): void => {
      this.tellIn(session, fact);
      const foretold = reportedBelow && fact.kind === 'reply' ? foretoldBy(fact, content, line) : undefined;
      if (foretold) this.foretold.add(foretold, content, line);
    };
    states.set(session, listen(states.get(session) ?? waiting(records.get(session)), said, content, line, tell));
  }

  private takeNoted(note: Noted, content: string, line: number): void {
    const { records, states } = this;
    const { session, begins, piece, took, asked, user, tries } = note;
    if (took !== undefined) states.set(session, { ...(states.get(session) ?? newSession), lapse: took });
    const state = states.get(session);
    if (tries !== undefined && state?.exchange) states.set(session, { ...state, exchange: { ...state.exchange, user: tries } });
    if (begins === true) {
      this.finish(session);
      this.end(session);
      this.foretold.beginSession(session, content);
    }
    const since = asked === undefined ? undefined : momentIn(content);
    records.set(session, { ...noted(records.get(session) ?? newRecord(session, spanOf(piece, line)), note), lastLine: line, ...(since === undefined ? {} : { since }) });
    if (user !== undefined) this.foretold.revoke({ user }, content, line);
  }

  private takeReported(report: Reported, content: string, line: number): void {
    const { session, direction, word, result, queueId, recipient, reply, occasion } = report;
    const known = session === undefined ? undefined : this.records.get(session);
    const begins = session !== undefined && !(this.audience.onlyFindings && direction === 'outbound');
    const before = known ?? (begins ? newRecord(session, spanOf(word, line)) : undefined);
    let now = before;
    const putOffBy = result === 'expired' && queueId !== undefined ? this.deferrals.lastOf(queueId, recipient, line) : undefined;
    const tell = (fact: Fact): void => {
      this.audience.tell(fact, before);
      if (fact.kind === 'outcome' && result === 'deferred' && direction === 'outbound' && queueId !== undefined) this.deferrals.note(fact, line);
      if (now && (fact.kind === 'failure' || fact.kind === 'outcome')) now = recorded(now, fact);
    };
    tellReported(before?.loggedIn === true ? ofOwnUser(report) : report, content, line, tell, putOffBy);
    if (now) this.records.set(now.name, heardAt(now, line));
    if (result === 'rejected' && refusesLogin({ answers: occasion, direction })) this.settleLogin(report, content, line);
    const answer = reply ?? (result === 'bounced' ? report.reason : undefined);
    if (answer) this.foretold.settleAnswer(pieceText(answer, content), line);
  }

  /** The server tells of a login that it refused, which is one, whatever its line says of it. */
  private settleLogin(login: Reported | LoginFailed, content: string, line: number): void {
    if (this.settledAt === line) return;
    this.settledAt = line;
    this.foretold.settle('session' in login ? login : { user: login.user, address: login.address }, content, line);
  }

  /** The text is over, and with it every session. */
  endAll(): void {
    for (const [name, state] of this.states) finish(state, (fact) => { this.tellIn(name, fact); });
    for (const name of [...this.records.keys()]) this.end(name);
    this.foretold.tellRest();
  }

  /** What the next block goes on with, so many lines further on; sessions of which nothing came for long are told and forgotten. */
  carriedOver(lines: number): Open {
    const sessions = new Map<string, SessionState>();
    for (const [name, state] of this.states) {
      if (lines - state.lastLine < FORGOTTEN_AFTER) sessions.set(name, rebased(state, lines));
    }
    for (const [name, record] of this.records) {
      if (lines - record.lastLine < FORGOTTEN_AFTER) this.records.set(name, rebasedRecord(record, lines));
      else this.end(name);
    }
    return { sessions, records: this.records, deferrals: this.deferrals.carriedOver(lines), foretold: this.foretold.carriedOver(lines), held: this.corrections.carriedOver(lines), ...given({ toldLogins: this.foretold.toldCarriedOver(lines) }) };
  }

  /** Tells what was said in a session, with what was seen of it before. */
  private tellIn(name: string, said: Fact): void {
    const { records, audience } = this;
    this.corrections.hear(name, said);
    if (said.kind === 'reply' && said.answers === 'connect' && records.get(name)?.talked === true) this.end(name);
    const session = records.get(name) ?? newRecord(name, placeOf(said));
    const fact = said.kind === 'reply' && (session.loggedIn || (session.client !== undefined && isOfOwnNetwork(session.client))) ? ofOwnUser(said) : said;
    audience.tell(fact, session);
    const failure = fact.kind === 'reply' ? failureOfReply(fact) : undefined;
    const held = failure !== undefined && this.corrections.hold(name, failure, session);
    if (failure && !held) audience.tell(failure, session);
    const refused = failure ?? (fact.kind === 'reply' && fact.code === '535' ? fact : undefined);
    const failed = fact.kind === 'reply' ? failedLogin(fact, session) : undefined;
    if (refused && refusesLogin(refused)) this.foretold.settle({ session: name, user: session.user, address: failed?.address }, '', placeOf(fact).line);
    if (failed) audience.tellLogin(failed, session);
    if (failure) this.foretold.settleAnswer(failure.text, placeOf(fact).line);
    const now = recorded(session, fact);
    records.set(name, heardAt(failure && !held ? recorded(now, failure) : now, placeOf(fact).line));
    if (fact.kind === 'reply' && fact.answers === 'QUIT') this.end(name);
  }

  /** Nothing more is said in it: what its end cuts off is told as it is. */
  private finish(name: string): void {
    const state = this.states.get(name);
    if (state) finish(state, (fact) => { this.tellIn(name, fact); });
    this.states.delete(name);
  }

  /** A session is over, if it was begun. @param line that tells so, where one does */
  private end(name: string, line?: number): void {
    this.corrections.release(name);
    const session = this.records.get(name);
    this.records.delete(name);
    // A client that only said whom it would reach has had no session.
    if (!session || (!session.talked && session.asked !== undefined)) return;
    // Where it ends is nothing for a finding.
    this.audience.tell(line === undefined || this.audience.onlyFindings ? session : heardAt(session, line), session);
  }
}

/** A session is forgotten when nothing of it came for so many lines; pids are used again, and states stay small. */
const FORGOTTEN_AFTER = 20_000;

/** The session of which nothing was said yet. Who asked for a connection waits for the greeting. */
function waiting(record: Session | undefined): SessionState {
  if (record?.asked === undefined || record.talked) return newSession;
  return { ...newSession, reached: true, waitingSince: record.since };
}

/** What our server answers after a login, or a client of its own network, it answers its own user. */
function ofOwnUser<T extends { readonly direction: Direction }>(answer: T): T {
  return answer.direction === 'inbound' ? { ...answer, direction: 'submission' } : answer;
}
