import type { Credential, Fact, Failure, Finding, LoginFailure, Payload, Session } from '../analysis';
import { LoginFailures } from '../dialogue/loginFailures';
import type { Audience } from '../dialogue/audience';
import type { Format } from '../formats/format';
import { given } from '../given';
import { examine } from '../rules';
import { defaultLimits, type Limits } from '../rules/limits';
import type { AnalyzeOptions, BlockAnalysis } from './blockAnalysis';
import { BothSides } from './bothSides';
import type { LateLogin } from './lateLogins';
import type { MarkedLines } from './markedLines';
import { withoutKnown } from './hiddenRepeats';
import { KnownSecrets } from './knownSecrets';
import { ShownTwice } from './shownTwice';
import { tellsSecret } from '../sasl/brokenResponse';
import { valuesOf } from '../sasl/repeats';
import { momentIn, type Moment } from '../text/moment';
import { overlap } from '../text/span';
import { mayRetell, Retellings } from './retellings';
import type { AnalysisState } from './state';

/** What stands before a time at the start of a line, and that. */
const LONGEST_STAMP = 40;

/** What a block tells: facts, what the rules find in them, failed logins. */
export class Telling implements Audience {
  readonly onlyFindings: boolean;
  /** The format of the line in hand. */
  reader: Format | undefined;
  /** The payloads and credentials that the line in hand told. */
  taken: (Payload | Credential)[] = [];
  /** The line in hand and its number, where it is one of a log with its time. Two fields: nothing is made for each line. */
  private logContent: string | undefined;
  private logLine = 0;
  private logRows = 1;
  /** The line in hand, as it stands in the text. */
  private content = '';
  private line = 0;
  readonly shownTwice: ShownTwice;
  /** How many facts it told in all. */
  told = 0;
  private readonly known: KnownSecrets;
  private readonly only: AnalyzeOptions['only'];
  private readonly limits: Limits;
  private readonly exceptOff: boolean;
  private readonly countLater: boolean;
  private readonly loginFailures: LoginFailures;
  private readonly retellings: Retellings | undefined;
  private readonly bothSides: BothSides;
  private readonly facts: Fact[] = [];
  private readonly owners: (string | undefined)[] = [];
  private readonly findings: Finding[] = [];
  private readonly logins: LateLogin[] = [];

  /** @param marked where what is told of lines without their markup stands in the text */
  constructor(
    entry: AnalysisState,
    { only, limits = defaultLimits, exceptOff = false, countLater = false }: AnalyzeOptions,
    private readonly marked: MarkedLines,
  ) {
    this.onlyFindings = only === 'findings';
    this.only = only;
    this.known = new KnownSecrets(entry.secrets);
    this.limits = limits;
    this.exceptOff = exceptOff;
    this.countLater = countLater;
    this.loginFailures = new LoginFailures(entry.loginFailures);
    this.bothSides = new BothSides(entry.sides);
    this.shownTwice = new ShownTwice(entry.shown);
    this.retellings = mayRetell(entry.formats) ? new Retellings(entry.told) : undefined;
  }

  /** @param content the line in hand @param line its number */
  startLine(content: string, line: number): void {
    this.content = content;
    this.line = line;
    this.taken = [];
    this.told = 0;
    this.logContent = undefined;
  }

  /** The line in hand is one of a log, with its time. @param rows into how many lines it was broken */
  hearLogLine(content: string, line: number, rows: number): void {
    this.logContent = content;
    this.logLine = line;
    this.logRows = rows;
  }

  /** @param fact of lines without their markup */
  tell(fact: Fact, session?: Session): void {
    this.tellPlaced(this.marked.placed(fact), session);
    if (fact.kind !== 'payload' && fact.kind !== 'credential') return;
    // A secret that was broken with its line is one in each of the pieces.
    if (tellsSecret(fact)) for (const span of this.marked.restsOf(fact.span)) this.tellPlaced({ kind: 'credential', what: 'response', span }, session);
  }

  /** @param found in a line without its markup, whose format may have told it already */
  tellUnlessTaken(found: Payload | Credential): void {
    const { span } = this.marked.placed(found);
    if (!this.taken.some((one) => one.span.line === span.line && overlap(one.span, span))) this.tell(found);
  }

  /** @param fact as it stands in the text */
  tellPlaced(fact: Fact, session?: Session): void {
    if (fact.kind === 'failure' && this.repeats(fact, session)) return;
    this.put(fact, session);
  }

  isRetold(failure: Failure): boolean {
    return this.repeats(this.marked.placed(failure));
  }

  tellHeld(failure: Failure, session: Session): void {
    this.put(this.marked.placed(failure), session);
  }

  private repeats(failure: Failure, session?: Session): boolean {
    if (this.isShownTwice(failure)) return true;
    // Both keep what was told.
    const ofOtherSide = this.bothSides.repeats(failure);
    const { reader, retellings } = this;
    return (reader !== undefined && retellings?.repeats(failure, reader, { moment: this.momentOf(failure), begun: begunAt(session) }) === true) || ofOtherSide;
  }

  /** When the line in hand was written, where that tells it. */
  private momentOf({ span }: Failure): Moment | undefined {
    return span.line === this.line ? momentIn(this.content.slice(0, LONGEST_STAMP)) : undefined;
  }

  private isShownTwice(failure: Failure): boolean {
    const { logContent, logLine, logRows, reader } = this;
    if (logContent === undefined) return this.shownTwice.repeatsTitle();
    const row = failure.span.line - logLine;
    return reader !== undefined && row >= 0 && row < logRows && this.shownTwice.repeats(logContent, logLine, failure, reader);
  }

  private put(fact: Fact, session?: Session): void {
    const isSecret = fact.kind === 'payload' || fact.kind === 'credential';
    if (isSecret) this.taken.push(fact);
    this.told++;
    if (this.only === undefined || (this.only === 'secrets' && isSecret)) {
      this.facts.push(fact);
      this.owners.push(session?.name);
    }
    for (const finding of examine(fact, session, this.limits, this.exceptOff)) this.findings.push(finding);
  }

  tellLogin(failure: Omit<LoginFailure, 'soFar'>, session?: Session): void {
    if (this.countLater) this.logins.push({ after: this.findings.length, failure: this.marked.placed(failure) });
    else this.tell({ ...failure, soFar: this.loginFailures.add(failure) }, session);
  }

  /** Keeps the secrets of a line for the places where they stand again. */
  learn(content: string, line: number): void {
    for (const fact of this.taken) {
      const { span } = fact;
      this.known.add(valuesOf(fact, span.line === line ? content.slice(span.start, span.end) : ''));
    }
    this.known.forgetFirst();
  }

  /** Taken out, not shared: the engine keeps what reads a block, and all that it sees, until it collects everything. */
  takeAll(): Pick<BlockAnalysis, 'facts' | 'owners' | 'findings' | 'logins' | 'secrets'> {
    const secrets = this.known.all;
    const told = { facts: this.facts.splice(0), findings: this.findings.splice(0) };
    return { secrets, ...(secrets.length > 0 ? withoutKnown(told, secrets) : told), owners: this.owners.splice(0), logins: this.logins.splice(0) };
  }

  /** @param by how many lines the next block starts further on */
  carriedOver(by: number): Pick<AnalysisState, 'loginFailures' | 'told' | 'sides' | 'shown' | 'secrets'> {
    const secrets = this.known.carriedOver();
    return { loginFailures: this.loginFailures.all, told: this.retellings?.carriedOver(by) ?? [], sides: this.bothSides.carriedOver(by), ...given({ secrets, shown: this.shownTwice.carriedOver(by) }) };
  }
}

/** Where a session began that the text shows from its greeting on. */
function begunAt(session: Session | undefined): number | undefined {
  return session && (session.whole || session.greeted) ? session.span.line : undefined;
}
