import type { Credential, Fact, Finding, LoginFailure, Payload, Session } from '../analysis';
import { LoginFailures } from '../dialogue/loginFailures';
import { OpenSessions } from '../dialogue/openSessions';
import { mayRetell, Retellings } from '../dialogue/retellings';
import { formats as allFormats, inOrder } from '../formats';
import type { Format, Memory } from '../formats/format';
import type { Statement } from '../statement';
import { HeldBackLines } from './heldBackLines';
import type { LateLogin } from './lateLogins';
import { MarkedLines } from './markedLines';
import { OpenProcesses } from './openProcesses';
import { detectFormats } from '../reading/detect';
import type { KnownTag } from '../reading/knownTags';
import { readLine } from '../reading/readLine';
import { defaultLimits, type Limits } from '../rules/limits';
import { examine } from '../rules';
import { credentialNeedlesIn, findCredentials, mayHoldCredentials } from '../sasl/credentials';
import { mayGoOn, restOfSecret } from '../sasl/brokenResponse';
import { listenerFor } from './listener';
import type { State } from './state';
import { withBlanks } from '../text/blanks';
import type { EncodedText } from '../text/encoded';
import { eachLine } from '../text/lines';
import { encodedStampKind, NO_STAMP, stampKind } from '../text/stamp';

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

const NONE: readonly string[] = [];
const NO_FORMATS: readonly Format[] = [];

/** So many lines that no format takes are kept to see whether they have one that was not known. */
const STRANGE_LINES = 100;

/**
 * Analyses whole lines. Lines in its facts count from the first of them.
 * Never throws, whatever the text holds.
 * @param content bytes where only findings or secrets are wanted: then lines that can bring none do not even become text
 */
export function analyzeBlock(content: string | EncodedText, entry: State, options: AnalyzeOptions): BlockAnalysis {
  const text = entry.foreignBlanks ? withBlanks(typeof content === 'string' ? content : content.text(0, content.bytes.length)) : content;
  const first = readBlock(text, entry, options);
  if (entry.chosen || first.strange.length === 0) return first.analysis;
  const { formats, sure, wrapping, markups } = detectFormats(first.strange.join('\n'));
  // Beside others, a last resort only repeats.
  const known = entry.formats.length === 0 ? formats : sure.filter((format) => format.lastResort !== true || entry.formats.includes(format));
  const found = known.filter((format) => wrapping !== entry.wrapping || !entry.formats.includes(format));
  // Where the content changes, the block is read again with what its lines look like.
  return found.length === 0 ? first.analysis : readBlock(text, { ...entry, formats: inOrder([...entry.formats, ...found]), ...(wrapping ? { wrapping } : {}), ...(markups ? { markups } : {}) }, options).analysis;
}

function readBlock(text: string | EncodedText, entry: State, options: AnalyzeOptions): { readonly analysis: BlockAnalysis; readonly strange: readonly string[] } {
  const { formats, wrapping, markups } = entry;
  const { last, only, limits = defaultLimits, countLater = false } = options;
  const sessions = new OpenSessions(entry, { onlyFindings: only === 'findings', tell: tellPlain, tellLogin });
  const memories = new Map<string, Memory>();
  for (const [id, memory] of entry.memories) memories.set(id, new Map(memory));
  const loginFailures = new LoginFailures(entry.loginFailures);
  const retellings = mayRetell(formats) ? new Retellings(entry.told) : undefined;
  /** The format of the line in hand. */
  let reader: Format | undefined;
  const logins: LateLogin[] = [];
  const counting = allFormats.filter((format) => format.passed !== undefined && (formats.includes(format) || memories.has(format.id)));
  const strangers: string[] = [];
  const facts: Fact[] = [];
  const findings: Finding[] = [];
  /** The payloads and credentials that the line being read told, and how many facts in all. */
  let taken: (Payload | Credential)[] = [];
  let told = 0;
  let broken = entry.broken === true;
  const heldBack = new HeldBackLines();
  const marked = new MarkedLines(markups, entry.marked);
  const processes = new OpenProcesses([...entry.sessions.keys(), ...entry.records.keys()]);
  let stamps = entry.stamps;

  function memoryOf(id: string): Memory {
    const memory = memories.get(id) ?? new Map<string, string>();
    memories.set(id, memory);
    return memory;
  }

  function tell(fact: Fact, session?: Session): void {
    if (reader && fact.kind === 'failure' && retellings?.repeats(fact, reader) === true) return;
    if (fact.kind === 'payload' || fact.kind === 'credential') taken.push(fact);
    told++;
    if (only === undefined || (only === 'secrets' && (fact.kind === 'payload' || fact.kind === 'credential'))) facts.push(fact);
    for (const finding of examine(fact, session, limits)) findings.push(finding);
  }
  /** @param fact of lines without their markup */
  function tellPlain(fact: Fact, session?: Session): void {
    tell(marked.placed(fact), session);
  }
  function tellLogin(failure: Omit<LoginFailure, 'soFar'>, session?: Session): void {
    if (countLater) logins.push({ after: findings.length, failure: marked.placed(failure) });
    else tellPlain({ ...failure, soFar: loginFailures.add(failure) }, session);
  }
  function read(whole: string, line: number, tag?: KnownTag): void {
    const plain = marked.read(whole, line);
    const content = plain ?? whole;
    const { statements, retold, asked = NO_FORMATS, format, logged = false } = readLine(content, formats, memoryOf, wrapping, plain === undefined ? tag : undefined);
    reader = format;
    for (const one of counting) if (one !== format && !asked.includes(one)) one.passed?.(memoryOf(one.id));
    for (const one of asked) if (one.passed && !counting.includes(one)) counting.push(one);
    const stamp = stampKind(content);
    if (logged || format?.needles) stamps |= stamp;
    const strange = !logged && (!format || format.takesAnything === true) && content !== '' && (stamp & stamps) === NO_STAMP;
    if (strange && strangers.length < STRANGE_LINES) strangers.push(whole);
    take(statements, content, line);
    // What a message says of other mail is nothing that happened here.
    if (retold && !sessions.inMessage(statements)) take(retold, content, line);
  }
  function take(statements: readonly Statement[], content: string, line: number): void {
    for (const statement of statements) {
      if ('session' in statement && statement.session !== undefined) {
        processes.add(statement.session);
        if (heldBack.has(statement.session)) heldBack.catchUp(statement.session);
      }
      sessions.take(statement, content, line);
      if (statement.kind === 'disconnected') processes.remove(statement.session);
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

  /**
   * A line and the secrets in it.
   * @param needles which of those of credentials stand in it
   * @param silent it can bring nothing else
   */
  function readWithSecrets(content: string, line: number, needles: readonly string[], silent: boolean, tag?: KnownTag): void {
    taken = [];
    told = 0;
    if (!silent) read(content, line, tag);
    if (needles.length > 0) readCredentials(content, line, needles);
    readBroken(content, line);
  }

  function readAll(whole: string): number {
    const credible = mayHoldCredentials(whole);
    return eachLine(whole, (within, from, end, line) => {
      const content = within.slice(from, end);
      readWithSecrets(content, line, credible ? credentialNeedlesIn(content) : NONE, false);
    });
  }
  /** Reads the lines that can bring what is wanted; the others do not even become text. */
  function readHeard(encoded: EncodedText): number {
    const { bytes } = encoded;
    const listener = only && listenerFor(formats, wrapping !== undefined, processes, matters);
    if (!listener) return readAll(encoded.text(0, bytes.length));
    const lines = listener.listen(encoded, stamps, ({ from, end, line, speaks, notes, unusual, credentials, tag }) => {
      const silent = !speaks && (!unusual || (encodedStampKind(bytes, from, end) & stamps) !== NO_STAMP);
      if (silent && notes !== undefined) {
        processes.add(notes);
        heldBack.add(notes, () => { read(encoded.text(from, end), line); });
      }
      if (silent && credentials.length === 0 && !broken) return false;
      readWithSecrets(encoded.text(from, end), line, credentials, silent, tag);
      return broken;
    });
    heldBack.catchUpAll();
    return lines;
  }
  /** When a line has to be read that only says this about a session. */
  function matters(what: 'begins' | 'ends' | 'notes', session: string): 'now' | 'later' | 'never' {
    if (sessions.has(session)) return 'now';
    switch (what) {
      case 'begins':
        return heldBack.has(session) ? 'now' : 'never';
      case 'ends':
        heldBack.forget(session);
        processes.remove(session);
        return 'never';
      case 'notes':
        return 'later';
    }
  }

  const lines = typeof text === 'string' ? readAll(text) : readHeard(text);
  if (last) {
    for (const format of formats) {
      reader = format;
      for (const statement of format.end?.(memoryOf(format.id)) ?? []) sessions.take(statement, '', lines);
    }
    reader = undefined;
    sessions.endAll();
  }
  const open = sessions.carriedOver(lines);
  const stillMarked = marked.carriedOver(lines, open);
  for (const [id, memory] of memories) if (memory.size === 0) memories.delete(id);
  // Taken out, not shared: the engine keeps closures of this block, and all that they see, until it collects everything.
  return { analysis: { lines, facts: facts.splice(0), findings: findings.splice(0), logins: logins.splice(0), exit: { formats, chosen: entry.chosen, ...(wrapping ? { wrapping } : {}), ...(markups ? { markups } : {}), ...(entry.foreignBlanks ? { foreignBlanks: true } : {}), ...open, ...(stillMarked ? { marked: stillMarked } : {}), memories, loginFailures: loginFailures.all, told: retellings?.carriedOver(lines) ?? [], stamps, ...(broken ? { broken } : {}) } }, strange: strangers };
}
