import type { Direction, Fact, Finding, LoginFailure, Outcome, Reply, Session } from './analysis';
import { failureOfOutcome, failureOfReply } from './dialogue/failure';
import { readFlatReply } from './dialogue/reply';
import { finish, listen } from './dialogue/session';
import { failedLogin, LoginFailures } from './dialogue/loginFailures';
import { newRecord, noted, rebasedRecord, recorded } from './dialogue/sessionRecord';
import { newSession, rebased, type SessionState } from './dialogue/sessionState';
import { inOrder } from './formats';
import { dialogue } from './formats/dialogue';
import type { Challenged, Format, Memory, Piece, Reported, Statement, Told } from './formats/format';
import { beginsLikeDialogue, detectFormats } from './reading/detect';
import { readLine } from './reading/readLine';
import type { Wrapping } from './reading/wrapping';
import { defaultLimits, type Limits } from './rules/limits';
import { examine } from './rules';
import { findCredentials, mayHoldCredentials } from './sasl/credentials';
import { beginExchange, continueExchange } from './sasl/exchange';
import { listenerFor, MAY_HOLD_CREDENTIALS, SPEAKS } from './silence';
import { eachEncodedLine, type EncodedText } from './text/encoded';
import { eachLine } from './text/lines';
import { momentIn } from './text/moment';
import type { Span } from './text/span';
import { encodedStampKind, NO_STAMP, stampKind } from './text/stamp';

/** What is carried from one block to the next. Plain data, to be compared with `sameState`. */
export interface State {
  readonly formats: readonly Format[];
  /** Somebody chose the format: it is not looked for. */
  readonly chosen: boolean;
  /** What stands around the lines, where they cannot be read with it. */
  readonly wrapping?: Wrapping;
  readonly sessions: ReadonlyMap<string, SessionState>;
  /** What was seen of each session that is not over. */
  readonly records: ReadonlyMap<string, Session>;
  /** What each format remembers, by its id. */
  readonly memories: ReadonlyMap<string, Memory>;
  /** How many logins failed from an address, as far as that is kept. */
  readonly loginFailures: ReadonlyMap<string, number>;
  /** The kinds of time stamps that lines of the formats have: another line with one of them shows no other format. */
  readonly stamps: number;
}

export interface BlockAnalysis {
  /** How many lines the block has. */
  readonly lines: number;
  /** None where only findings were wanted; payloads and credentials where only secrets were. */
  readonly facts: readonly Fact[];
  readonly findings: readonly Finding[];
  /** None where they were counted. */
  readonly logins: readonly LateLogin[];
  readonly exit: State;
}

export interface AnalyzeOptions {
  /** Nothing follows: a reply that the end cuts off is told as it is. */
  readonly last: boolean;
  /**
   * What is wanted, if not everything: `findings`, or `secrets` (payloads and
   * credentials). Lines that can bring none are passed over.
   */
  readonly only?: 'findings' | 'secrets';
  /** Where rules about how much or how long begin to speak. */
  readonly limits?: Limits;
  /**
   * Failed logins are not counted but told of in `logins`, for a block of which
   * nobody knows yet what came before it; a `LoginCounter` counts them later.
   */
  readonly countLater?: boolean;
}

/** A failed login that was not counted. */
export interface LateLogin {
  /** So many findings of the block stand before what its count may bring. */
  readonly after: number;
  readonly failure: Omit<LoginFailure, 'soFar'>;
}

/** A session is forgotten when nothing of it came for so many lines; pids are used again, and states stay small. */
const FORGOTTEN_AFTER = 20_000;

/** A piece of a session that is too short to be told surely. */
const GUESSED: readonly Format[] = [dialogue];

/** So many lines that no format takes are kept to see whether they have one that was not known. */
const STRANGE_LINES = 100;

/**
 * The state before the first line.
 * @param head the first part of the text, some hundred lines
 * @param format the only format the text has, whatever its lines look like
 */
export function startState(head: string, format?: Format): State {
  const { formats: found, wrapping } = detectFormats(head, format);
  const detected = format ? [format] : found;
  return { formats: detected.length === 0 && beginsLikeDialogue(head) ? GUESSED : detected, chosen: format !== undefined, ...(wrapping ? { wrapping } : {}), sessions: new Map(), records: new Map(), memories: new Map(), loginFailures: new Map(), stamps: NO_STAMP };
}

/**
 * Analyses whole lines. Lines in its facts count from the first of them.
 * Never throws, whatever the text holds.
 * @param text bytes where only findings or secrets are wanted: then lines that can bring none do not even become text
 */
export function analyzeBlock(text: string | EncodedText, entry: State, options: AnalyzeOptions): BlockAnalysis {
  const first = readBlock(text, entry, options);
  if (entry.chosen || first.strange.length === 0) return first.analysis;
  const { formats, sure, wrapping } = detectFormats(first.strange.join('\n'));
  const found = (entry.formats.length === 0 ? formats : sure).filter((format) => wrapping !== entry.wrapping || !entry.formats.includes(format));
  // Where the content changes, the block is read again with what its lines look like.
  return found.length === 0 ? first.analysis : readBlock(text, { ...entry, formats: inOrder([...entry.formats, ...found]), ...(wrapping ? { wrapping } : {}) }, options).analysis;
}

function readBlock(text: string | EncodedText, entry: State, options: AnalyzeOptions): { readonly analysis: BlockAnalysis; readonly strange: readonly string[] } {
  const { formats, wrapping } = entry;
  const { last, only, limits = defaultLimits, countLater = false } = options;
  const sessions = new Map(entry.sessions);
  const records = new Map(entry.records);
  const memories = new Map<string, Memory>();
  for (const [id, memory] of entry.memories) memories.set(id, new Map(memory));
  const loginFailures = new LoginFailures(entry.loginFailures);
  const logins: LateLogin[] = [];
  const strangers: string[] = [];
  const facts: Fact[] = [];
  const findings: Finding[] = [];
  /** Where payloads and credentials of the line being read stand. */
  let taken: Span[] = [];
  /** Lines that only note something about a session, by its name: most sessions end without anything else, and need none of them. */
  const putOffs = new Map<string, readonly (() => void)[]>();
  /** The session that the line in hand only notes something about. */
  let notes: string | undefined;

  function memoryOf(id: string): Memory {
    const memory = memories.get(id) ?? new Map<string, string>();
    memories.set(id, memory);
    return memory;
  }
  let stamps = entry.stamps;

  function tell(fact: Fact, session?: Session): void {
    if (fact.kind === 'payload' || fact.kind === 'credential') taken.push(fact.span);
    if (only === undefined || (only === 'secrets' && (fact.kind === 'payload' || fact.kind === 'credential'))) facts.push(fact);
    for (const finding of examine(fact, session, limits)) findings.push(finding);
  }
  function tellLogin(failure: Omit<LoginFailure, 'soFar'>, session?: Session): void {
    if (countLater) logins.push({ after: findings.length, failure });
    else tell({ ...failure, soFar: loginFailures.add(failure) }, session);
  }
  /** Tells what was said in a session, with what was seen of it before. */
  function tellIn(name: string, said: Fact): void {
    if (said.kind === 'reply' && said.answers === 'connect' && records.get(name)?.talked === true) end(name);
    const session = records.get(name) ?? newRecord(name, placeOf(said));
    const fact = said.kind === 'reply' ? toOwnUser(said, session) : said;
    tell(fact, session);
    const failure = fact.kind === 'reply' ? failureOfReply(fact) : undefined;
    if (failure) tell(failure, session);
    const failed = fact.kind === 'reply' ? failedLogin(fact, session) : undefined;
    if (failed) tellLogin(failed, session);
    const now = recorded(session, fact);
    records.set(name, { ...(failure ? recorded(now, failure) : now), lastLine: placeOf(fact).line });
    if (fact.kind === 'reply' && fact.answers === 'QUIT') end(name);
  }
  /** A session is over, if it was begun. */
  function end(name: string): void {
    const session = records.get(name);
    records.delete(name);
    // A client that only said whom it would reach has had no session.
    if (session && (session.talked || session.asked === undefined)) tell(session, session);
  }
  function take(statement: Statement, content: string, line: number): void {
    switch (statement.kind) {
      case 'said': {
        const { session } = statement;
        sessions.set(session, listen(sessions.get(session) ?? waiting(records.get(session)), statement, content, line, (fact) => { tellIn(session, fact); }));
        return;
      }
      case 'noted': {
        const { session, begins, piece, took } = statement;
        if (took !== undefined) sessions.set(session, { ...(sessions.get(session) ?? newSession), lapse: took });
        if (begins === true) {
          const open = sessions.get(session);
          if (open) finish(open, (fact) => { tellIn(session, fact); });
          sessions.delete(session);
          end(session);
        }
        const since = statement.asked === undefined ? undefined : momentIn(content);
        records.set(session, { ...noted(records.get(session) ?? newRecord(session, spanOf(piece, line)), statement), lastLine: line, ...(since === undefined ? {} : { since }) });
        return;
      }
      case 'disconnected': {
        const { session } = statement;
        const open = sessions.get(session);
        if (open) finish(open, (fact) => { tellIn(session, fact); });
        sessions.delete(session);
        const record = records.get(session);
        if (record) records.set(session, { ...record, lastLine: line });
        end(session);
        return;
      }
      case 'reported': {
        const { session } = statement;
        const before = session === undefined ? undefined : (records.get(session) ?? newRecord(session, spanOf(statement.word, line)));
        if (before) records.set(before.name, { ...before, lastLine: line });
        tellStatement(before ? toOwnUser(statement, before) : statement, content, line, (fact) => {
          tell(fact, before);
          if (before && (fact.kind === 'failure' || fact.kind === 'outcome')) records.set(before.name, { ...recorded(records.get(before.name) ?? before, fact), lastLine: line });
        });
        return;
      }
      case 'login-failed': {
        const { address, user, count = 1, piece } = statement;
        const failed = { kind: 'login-failure', address, span: spanOf(piece, line), count, ...(user === undefined ? {} : { user }) } as const;
        tellLogin(failed);
        return;
      }
      default:
        tellStatement(statement, content, line, tell);
    }
  }

  function read(content: string, line: number): void {
    const { statements, format, logged = false } = readLine(content, formats, memoryOf, wrapping);
    const stamp = stampKind(content, 0, content.length);
    if (logged || format?.needles) stamps |= stamp;
    const strange = !logged && (!format || format.takesAnything === true) && content !== '' && (stamp & stamps) === NO_STAMP;
    if (strange && strangers.length < STRANGE_LINES) strangers.push(content);
    for (const statement of statements) {
      if ('session' in statement && statement.session !== undefined && putOffs.has(statement.session)) catchUp(statement.session);
      take(statement, content, line);
    }
  }
  /** What stands outside of payloads. */
  function readCredentials(content: string, line: number): void {
    for (const credential of findCredentials(content, line, taken.filter((span) => span.line === line))) tell(credential);
  }

  function readAll(whole: string): number {
    const credible = mayHoldCredentials(whole);
    return eachLine(whole, (within, from, end, line) => {
      const content = within.slice(from, end);
      taken = [];
      read(content, line);
      if (credible && mayHoldCredentials(content)) readCredentials(content, line);
    });
  }
  /** Reads the lines that can bring what is wanted; the others do not even become text. */
  function readHeard(encoded: EncodedText): number {
    const { bytes } = encoded;
    const listener = only && listenerFor(formats, wrapping !== undefined, encoded, matters);
    if (!listener) return readAll(encoded.text(0, bytes.length));
    const lines = eachEncodedLine(encoded, (from, end, line) => {
      notes = undefined;
      const heard = listener(from, end);
      const silent = (heard & SPEAKS) === 0 && (encodedStampKind(bytes, from, end) & stamps) !== NO_STAMP;
      const credible = (heard & MAY_HOLD_CREDENTIALS) !== 0;
      if (silent && notes !== undefined) putOff(notes, () => { read(encoded.text(from, end), line); });
      if (silent && !credible) return;
      const content = encoded.text(from, end);
      taken = [];
      if (!silent) read(content, line);
      if (credible) readCredentials(content, line);
    });
    for (const session of [...putOffs.keys()]) catchUp(session);
    return lines;
  }
  /** Whether a line has to be read that only says this about a session. */
  function matters(what: 'begins' | 'ends' | 'notes', session: string): boolean {
    if (records.has(session) || sessions.has(session)) return true;
    switch (what) {
      case 'begins':
        return putOffs.has(session);
      case 'ends':
        // Nothing more was said in it.
        putOffs.delete(session);
        return false;
      case 'notes':
        notes = session;
        return false;
    }
  }
  function putOff(session: string, readIt: () => void): void {
    putOffs.set(session, [...(putOffs.get(session) ?? []), readIt]);
  }
  function catchUp(session: string): void {
    const readThem = putOffs.get(session) ?? [];
    putOffs.delete(session);
    for (const readIt of readThem) readIt();
  }

  const lines = typeof text === 'string' ? readAll(text) : readHeard(text);
  if (last) {
    for (const format of formats) for (const statement of format.end?.(memoryOf(format.id)) ?? []) take(statement, '', lines);
    for (const [name, session] of sessions) finish(session, (fact) => { tellIn(name, fact); });
    for (const name of [...records.keys()]) end(name);
  }

  const kept = new Map<string, SessionState>();
  for (const [name, session] of sessions) {
    if (lines - session.lastLine < FORGOTTEN_AFTER) kept.set(name, rebased(session, lines));
  }
  for (const [name, record] of records) {
    if (lines - record.lastLine < FORGOTTEN_AFTER) records.set(name, rebasedRecord(record, lines));
    else end(name);
  }
  for (const [id, memory] of memories) if (memory.size === 0) memories.delete(id);
  return { analysis: { lines, facts, findings, logins, exit: { formats, chosen: entry.chosen, ...(wrapping ? { wrapping } : {}), sessions: kept, records, memories, loginFailures: loginFailures.all, stamps } }, strange: strangers };
}

/** Counts failed logins of blocks that were analysed with `countLater`, in the order of the text. */
export class LoginCounter {
  private readonly counts = new LoginFailures(new Map());

  constructor(private readonly limits: Limits = defaultLimits) {}

  /** What the next failed login brings. */
  findingsOf({ failure }: LateLogin): readonly Finding[] {
    return examine({ ...failure, soFar: this.counts.add(failure) }, undefined, this.limits);
  }
}

function tellStatement(statement: Challenged | Told | Reported, text: string, line: number, tell: (fact: Fact) => void): void {
  switch (statement.kind) {
    case 'challenged': {
      const { mechanism, payload, speaker = 'server', before = 0 } = statement;
      const { start } = payload;
      const exchange = { ...beginExchange(mechanism), challenges: before, responses: before };
      tell(continueExchange(exchange, speaker, wordsOf(payload, text), line, start).payload);
      return;
    }
    case 'told': {
      const reply = replyIn(statement, text, line);
      if (reply) tell(reply);
      return;
    }
    case 'reported': {
      const outcome = outcomeOf(statement, text, line);
      if (outcome.reply) tell(outcome.reply);
      tell(outcome);
      const failure = failureOfOutcome(outcome);
      if (failure) tell(failure);
    }
  }
}

function outcomeOf(reported: Reported, text: string, line: number): Outcome {
  const { result, direction, word, status, reason } = reported;
  const reply = replyIn(reported, text, line);
  return {
    kind: 'outcome',
    result,
    direction,
    word: spanOf(word, line),
    setting: settingOf(reported),
    ...(reply ? { reply } : {}),
    ...(reported.occasion === undefined ? {} : { answers: reported.occasion }),
    ...(status ? { enhancedStatus: wordsOf(status, text), statusSpan: spanOf(status, line) } : {}),
    ...(reason ? { reason: spanOf(reason, line), reasonText: wordsOf(reason, text) } : {}),
  };
}

function replyIn(statement: Reported | Told, text: string, line: number): Reply | undefined {
  const piece = statement.reply;
  if (!piece) return undefined;
  const words = wordsOf(piece, text);
  const read = readFlatReply(words, line + (piece.line ?? 0), 0, words.length);
  const [first] = read;
  if (!first) return undefined;
  // Lines of a folded reply stand where the piece cannot say; those of a flat one stand on its line.
  const onLine = read.filter((one) => piece.start + one.code.end <= piece.end);
  const there = (span: Span): Span => ({ line: span.line, start: Math.min(piece.end, piece.start + span.start), end: Math.min(piece.end, piece.start + span.end) });
  return {
    kind: 'reply',
    code: first.codeText,
    ...(first.statusText === undefined ? {} : { enhancedStatus: first.statusText }),
    lines: onLine.map(({ code, enhancedStatus, text: said }) =>
      enhancedStatus ? { code: there(code), enhancedStatus: there(enhancedStatus), text: there(said) } : { code: there(code), text: there(said) },
    ),
    text: read.map((one) => words.slice(one.text.start, one.text.end)).join(' '),
    ...(statement.occasion === undefined ? {} : { answers: statement.occasion }),
    setting: settingOf(statement),
    direction: statement.kind === 'reported' ? statement.direction : 'outbound',
  };
}

/** The session of which nothing was said yet. Who asked for a connection waits for the greeting. */
function waiting(record: Session | undefined): SessionState {
  return record?.since === undefined ? newSession : { ...newSession, waitingSince: record.since };
}

/** What our server answers after a login, it answers its own user. */
function toOwnUser<T extends { readonly direction: Direction }>(answer: T, session: Session): T {
  return answer.direction === 'inbound' && session.loggedIn ? { ...answer, direction: 'submission' } : answer;
}

function placeOf(fact: Fact): Span {
  switch (fact.kind) {
    case 'reply':
      return fact.lines[0]?.code ?? { line: 0, start: 0, end: 0 };
    case 'outcome':
      return fact.word;
    default:
      return fact.span;
  }
}

function wordsOf({ start, end, text }: Piece, line: string): string {
  return text ?? line.slice(start, end);
}

function spanOf({ start, end, line: above = 0 }: Piece, line: number): Span {
  return { line: line + above, start, end };
}

function settingOf(statement: Reported | Told): Reply['setting'] {
  const { server, queueId } = statement;
  const { sender, recipient } = statement.kind === 'reported' ? statement : {};
  return {
    ...(server === undefined ? {} : { server }),
    ...(sender === undefined ? {} : { sender }),
    ...(recipient === undefined ? {} : { recipient }),
    ...(queueId === undefined ? {} : { queueId }),
  };
}
