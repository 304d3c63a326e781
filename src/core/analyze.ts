import type { Credential, Fact, Finding, LoginFailure, Payload, Session } from './analysis';
import { LoginFailures } from './dialogue/loginFailures';
import { OpenSessions } from './dialogue/openSessions';
import type { SessionState } from './dialogue/sessionState';
import { inOrder } from './formats';
import { dialogue } from './formats/dialogue';
import type { Format, Memory } from './formats/format';
import { beginsLikeDialogue, detectFormats } from './reading/detect';
import type { KnownTag } from './reading/knownTags';
import { readLine } from './reading/readLine';
import type { Wrapping } from './reading/wrapping';
import { defaultLimits, type Limits } from './rules/limits';
import { examine } from './rules';
import { credentialNeedlesIn, findCredentials, mayHoldCredentials } from './sasl/credentials';
import { mayGoOn, restOfSecret } from './sasl/brokenResponse';
import { listenerFor } from './silence';
import type { EncodedText } from './text/encoded';
import { eachLine } from './text/lines';
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
  /** The last line ends in a secret that may have been broken there. */
  readonly broken?: true;
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

const NONE: readonly string[] = [];

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
  // Beside others, a last resort only repeats.
  const known = entry.formats.length === 0 ? formats : sure.filter((format) => format.lastResort !== true || entry.formats.includes(format));
  const found = known.filter((format) => wrapping !== entry.wrapping || !entry.formats.includes(format));
  // Where the content changes, the block is read again with what its lines look like.
  return found.length === 0 ? first.analysis : readBlock(text, { ...entry, formats: inOrder([...entry.formats, ...found]), ...(wrapping ? { wrapping } : {}) }, options).analysis;
}

function readBlock(text: string | EncodedText, entry: State, options: AnalyzeOptions): { readonly analysis: BlockAnalysis; readonly strange: readonly string[] } {
  const { formats, wrapping } = entry;
  const { last, only, limits = defaultLimits, countLater = false } = options;
  const sessions = new OpenSessions(entry.sessions, entry.records, { onlyFindings: only === 'findings', tell, tellLogin });
  const memories = new Map<string, Memory>();
  for (const [id, memory] of entry.memories) memories.set(id, new Map(memory));
  const loginFailures = new LoginFailures(entry.loginFailures);
  const logins: LateLogin[] = [];
  const counting = formats.filter((format) => format.passed !== undefined);
  const strangers: string[] = [];
  const facts: Fact[] = [];
  const findings: Finding[] = [];
  /** The payloads and credentials that the line being read told, and how many facts in all. */
  let taken: (Payload | Credential)[] = [];
  let told = 0;
  let broken = entry.broken === true;
  /** Lines that only note something about a session, by its name: most sessions end without anything else, and need none of them. */
  const putOffs = new Map<string, (() => void)[]>();

  function memoryOf(id: string): Memory {
    const memory = memories.get(id) ?? new Map<string, string>();
    memories.set(id, memory);
    return memory;
  }
  let stamps = entry.stamps;

  function tell(fact: Fact, session?: Session): void {
    if (fact.kind === 'payload' || fact.kind === 'credential') taken.push(fact);
    told++;
    if (only === undefined || (only === 'secrets' && (fact.kind === 'payload' || fact.kind === 'credential'))) facts.push(fact);
    for (const finding of examine(fact, session, limits)) findings.push(finding);
  }
  function tellLogin(failure: Omit<LoginFailure, 'soFar'>, session?: Session): void {
    if (countLater) logins.push({ after: findings.length, failure });
    else tell({ ...failure, soFar: loginFailures.add(failure) }, session);
  }
  function read(content: string, line: number, tag?: KnownTag): void {
    const { statements, retold, format, logged = false } = readLine(content, formats, memoryOf, wrapping, tag);
    for (const one of counting) if (one !== format) one.passed?.(memoryOf(one.id));
    const stamp = stampKind(content);
    if (logged || format?.needles) stamps |= stamp;
    const strange = !logged && (!format || format.takesAnything === true) && content !== '' && (stamp & stamps) === NO_STAMP;
    if (strange && strangers.length < STRANGE_LINES) strangers.push(content);
    for (const statement of retold ? [...statements, ...retold] : statements) {
      if ('session' in statement && statement.session !== undefined && putOffs.has(statement.session)) catchUp(statement.session);
      sessions.take(statement, content, line);
    }
  }
  /** What stands outside of payloads. */
  function readCredentials(content: string, line: number, needles: readonly string[]): void {
    for (const credential of findCredentials(content, line, taken.map(({ span }) => span).filter((span) => span.line === line), needles)) tell(credential);
  }

  /** A secret that was broken into lines: its rest is told where nothing else is. */
  function readBroken(content: string, line: number): void {
    const rest = broken && told === 0 ? restOfSecret(content, line) : undefined;
    if (rest) tell(rest);
    broken = taken.length > 0 && mayGoOn(content, line, taken);
  }

  function readAll(whole: string): number {
    const credible = mayHoldCredentials(whole);
    return eachLine(whole, (within, from, end, line) => {
      const content = within.slice(from, end);
      taken = [];
      told = 0;
      read(content, line);
      const needles = credible ? credentialNeedlesIn(content) : NONE;
      if (needles.length > 0) readCredentials(content, line, needles);
      readBroken(content, line);
    });
  }
  /** Reads the lines that can bring what is wanted; the others do not even become text. */
  function readHeard(encoded: EncodedText): number {
    const { bytes } = encoded;
    const listener = only && listenerFor(formats, wrapping !== undefined, matters);
    if (!listener) return readAll(encoded.text(0, bytes.length));
    const lines = listener.listen(encoded, stamps, ({ from, end, line, speaks, notes, unusual, credentials, tag }) => {
      const silent = !speaks && (!unusual || (encodedStampKind(bytes, from, end) & stamps) !== NO_STAMP);
      if (silent && notes !== undefined) putOff(notes, encoded, from, end, line);
      if (silent && credentials.length === 0 && !broken) return false;
      const content = encoded.text(from, end);
      taken = [];
      told = 0;
      if (!silent) read(content, line, tag);
      if (credentials.length > 0) readCredentials(content, line, credentials);
      readBroken(content, line);
      return broken;
    });
    for (const session of [...putOffs.keys()]) catchUp(session);
    return lines;
  }
  /** When a line has to be read that only says this about a session. */
  function matters(what: 'begins' | 'ends' | 'notes', session: string): 'now' | 'later' | 'never' {
    if (sessions.has(session)) return 'now';
    switch (what) {
      case 'begins':
        return putOffs.has(session) ? 'now' : 'never';
      case 'ends':
        // Nothing more was said in it.
        putOffs.delete(session);
        return 'never';
      case 'notes':
        return 'later';
    }
  }
  function putOff(session: string, encoded: EncodedText, from: number, end: number, line: number): void {
    const readIt = (): void => { read(encoded.text(from, end), line); };
    const others = putOffs.get(session);
    if (others) others.push(readIt);
    else putOffs.set(session, [readIt]);
  }
  function catchUp(session: string): void {
    const readThem = putOffs.get(session) ?? [];
    putOffs.delete(session);
    for (const readIt of readThem) readIt();
  }

  const lines = typeof text === 'string' ? readAll(text) : readHeard(text);
  if (last) {
    for (const format of formats) for (const statement of format.end?.(memoryOf(format.id)) ?? []) sessions.take(statement, '', lines);
    sessions.endAll();
  }
  const open = sessions.carriedOver(lines);
  for (const [id, memory] of memories) if (memory.size === 0) memories.delete(id);
  // Taken out, not shared: the engine keeps closures of this block, and all that they see, until it collects everything.
  return { analysis: { lines, facts: facts.splice(0), findings: findings.splice(0), logins: logins.splice(0), exit: { formats, chosen: entry.chosen, ...(wrapping ? { wrapping } : {}), ...open, memories, loginFailures: loginFailures.all, stamps, ...(broken ? { broken } : {}) } }, strange: strangers };
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
