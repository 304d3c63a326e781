import type { Failure } from '../analysis';
import type { Format } from '../formats/format';
import { given } from '../given';
import { dateOf, secondsBetween, type Moment } from '../text/moment';

/** A failure that was told, as it is known again. Plain data, carried from block to block. */
export interface ToldFailure {
  /** The ids of the formats that told it. */
  readonly formats: readonly string[];
  /** That is the log of a program. */
  readonly logged: boolean;
  readonly permanent: boolean;
  readonly code: string;
  readonly enhancedStatus: string;
  /** The first words of the reply, with single spaces. */
  readonly words: string;
  /** Empty where it is not told. */
  readonly recipient: string;
  /** A client asked a server for it in so many words, and not this server. */
  readonly asked: boolean;
  /** Nothing is known but the reply: no command that it answers, no recipient, no server. */
  readonly bare: boolean;
  /** When the line was written that tells it, where it begins with that. */
  readonly moment?: Moment;
  /** Counted from the start of the block in hand. */
  readonly line: number;
}

/** What is known of the place of a failure. */
interface Told {
  readonly moment: Moment | undefined;
  readonly begun: number | undefined;
}

/** So many failures are known again, so many lines further down. */
const MOST_FAILURES = 16;
const MOST_LINES_BETWEEN = 200;

/** Enough to know a reply by: fewer words many servers say alike, and only what follows at once is the same. */
const FEWEST_CHARACTERS = 20;
const LINES_NEARBY = 5;
const MOST_CHARACTERS = 100;
/** Of a whole reply, in which the other may stand shortened. */
const MOST_KEPT = 240;
const FEWEST_WORDS = 4;

/** Whether a text of some formats may tell of a failure twice. */
export function mayRetell(formats: readonly Format[]): boolean {
  return formats.length > 1 && !formats.every(isLog);
}

/** Only what may be a large log tells which of its lines matter. */
function isLog({ needles }: Format): boolean {
  return needles !== undefined;
}

/**
 * Failures that a text tells twice: a session and the server's log of it, a
 * log line and the bounce that was sent for it. One of the two is no log of a
 * program: a log tells each failure once, and two programs that log the same
 * words log two deliveries.
 */
export class Retellings {
  private told: readonly ToldFailure[];

  constructor(before: readonly ToldFailure[]) {
    this.told = before;
  }

  /**
   * Whether another format told of the same failure above; if not, it is remembered.
   * @param by the format of the line that tells it
   * @param moment when that was written
   * @param begun the line with which the session began that it stands in, where the text shows it from its beginning
   */
  repeats({ permanent, code = '', enhancedStatus = '', text, context: { recipient = '', server }, span, command, direction }: Failure, by: Format, { moment, begun }: Told): boolean {
    const failure: ToldFailure = { ...given({ moment }), formats: [by.id], logged: isLog(by), permanent, code, enhancedStatus, words: text.replace(/\s+/g, ' ').trim().slice(0, MOST_KEPT), recipient: recipient.toLowerCase(), asked: command !== undefined && direction === 'outbound', bare: command === undefined && recipient === '' && server === undefined, line: span.line };
    const before = this.told.find((one) => !one.formats.includes(by.id) && !(one.logged && failure.logged) && failure.line - one.line <= MOST_LINES_BETWEEN && !isAnother(one, failure, begun) && (isSame(one, failure) || isOfSameRecipient(one, failure) || isAlikeNearby(one, failure) || isSameLogin(one, failure)));
    // What was told once is told again once by each: a session, what the client made of it, and the server's log.
    this.told = before ? this.told.map((one) => (one === before ? { ...one, formats: [...one.formats, by.id] } : one)) : [...this.told.slice(-(MOST_FAILURES - 1)), failure];
    return before !== undefined;
  }

  /** What the next block goes on with, so many lines further on. */
  carriedOver(lines: number): readonly ToldFailure[] {
    return this.told.filter(({ line }) => lines - line <= MOST_LINES_BETWEEN).map((one) => ({ ...one, line: one.line - lines }));
  }
}

/** Who is told of a failure writes it down at once. */
const MOST_SECONDS_BETWEEN = 60;

/**
 * Whether what is told below happened at another time, or in a session that
 * begins below the first: whoever tries once more gets the same answer.
 */
function isAnother(one: ToldFailure, other: ToldFailure, begun: number | undefined): boolean {
  if (one.asked && other.asked && begun !== undefined && begun > one.line) return true;
  if (one.moment === undefined || other.moment === undefined || dateOf(one.moment) !== dateOf(other.moment)) return false;
  return secondsBetween(one.moment, other.moment, MOST_SECONDS_BETWEEN + 1) === undefined && secondsBetween(other.moment, one.moment, MOST_SECONDS_BETWEEN + 1) === undefined;
}

function isSame(one: ToldFailure, other: ToldFailure): boolean {
  // A report may give the status alone, a log the words.
  if (one.code === '' || other.code === '') return one.code !== other.code && (one.enhancedStatus === '' || other.enhancedStatus === '' ? begins(one.words, other.words) : one.enhancedStatus === other.enhancedStatus && !saysOther(one, other));
  return one.code === other.code && (begins(one.words, other.words) || isShortened(one, other));
}

/** Whether each tells in words of its own what was refused, so that one status stands for two refusals. */
function saysOther(one: ToldFailure, other: ToldFailure): boolean {
  const fewest = Math.min(...[one, other].map(({ words }) => words.match(WORD)?.length ?? 0));
  return fewest >= FEWEST_WORDS && !begins(one.words, other.words) && !isShortened(one, other);
}

/** 550 5.1.1 Recipient address rejected: User unknown, of 550 5.1.1 <bob@example.net>: Recipient address rejected: User unknown in local recipient table: what people leave of a reply when they name it. */
function isShortened(one: ToldFailure, other: ToldFailure): boolean {
  if (one.enhancedStatus !== '' && other.enhancedStatus !== '' && one.enhancedStatus !== other.enhancedStatus) return false;
  const [shorter = [], longer = []] = [one, other].map(({ words }) => words.toLowerCase().match(WORD) ?? []).sort((a, b) => a.length - b.length);
  if (shorter.length < FEWEST_WORDS) return false;
  let at = 0;
  for (const word of longer) if (word === shorter[at]) at++;
  return at === shorter.length;
}

const WORD = /[\p{L}\p{N}@._-]*[\p{L}\p{N}]/gu;

/** A report may put the same refusal into other words, or leave out its codes. A session beside a log may be a try of its own. */
function isOfSameRecipient(one: ToldFailure, other: ToldFailure): boolean {
  return one.permanent === other.permanent && !one.asked && !other.asked && one.recipient !== '' && one.recipient === other.recipient && mayBeSame(one.code, other.code) && mayBeSame(one.enhancedStatus, other.enhancedStatus);
}

function mayBeSame(one: string, other: string): boolean {
  return one === '' || other === '' || one === other;
}

/** 550 5.1.1 No such user, and on the next lines the error that a program made of it, in the same words or with the code alone. */
function isAlikeNearby(one: ToldFailure, other: ToldFailure): boolean {
  if (one.words === '' || one.code === '' || one.code !== other.code) return false;
  // Who shows it again far below, out of a mail perhaps, shows all of it.
  if (one.bare && other.bare && one.enhancedStatus !== '' && one.enhancedStatus === other.enhancedStatus && one.words === other.words) return true;
  if (other.line - one.line > LINES_NEARBY) return false;
  if (other.words === '') return other.enhancedStatus === '' && other.recipient === '';
  return one.enhancedStatus === other.enhancedStatus && (one.words === other.words || isUnderOtherNames(one, other));
}

// <mx.example.org[192.0.2.1]>
const NAME = /<[^<>]*>/g;

/** <mx.example.org[192.0.2.1]>: Client host rejected: Access denied, where who shows it wrote another name into one of the two. */
function isUnderOtherNames(one: ToldFailure, other: ToldFailure): boolean {
  if (one.recipient !== '' && other.recipient !== '') return false;
  const [words, others] = [one.words, other.words].map((said) => said.replace(NAME, '<>'));
  return words !== undefined && words.length >= FEWEST_CHARACTERS && words.startsWith('<>') && words === others;
}

// 535 5.7.8 Error: authentication failed: generic failure, and in Postfix' log SASL PLAIN authentication failed: generic failure
const WHY_NO_LOGIN = /\bauthentication failed: (\S.*)/i;

function isSameLogin(one: ToldFailure, other: ToldFailure): boolean {
  const [why, whyOther] = [one, other].map(({ words }) => WHY_NO_LOGIN.exec(words)?.[1]);
  return why !== undefined && why === whyOther && (one.code === '') !== (other.code === '');
}

function begins(one: string, other: string): boolean {
  const shorter = Math.min(one.length, other.length, MOST_CHARACTERS);
  return shorter >= FEWEST_CHARACTERS && one.slice(0, shorter) === other.slice(0, shorter);
}
