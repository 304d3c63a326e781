import type { Command, Fact, Failure, Session } from '../analysis';
import { MASKED } from '../reference/commands';
import { comesBefore, isGreeting, isMistypedGreeting } from '../reference/occasion';
import { own } from '../text/own';
import { moved } from '../text/span';
import type { Audience } from './audience';
import { rebasedRecord } from './sessionRecord';
import { movedCommand } from './sessionState';

/** A failure of a session that may be put right at once, with what was seen of the session before. Plain data, carried from block to block. */
export interface HeldFailure {
  readonly failure: Failure;
  readonly command: Command;
  readonly session: Session;
}

/** What a server says of a command that comes before another which it rests on. */
const TOO_EARLY = '503';
/** That, and what it says of a command that it does not understand, and not of the address in it. */
const CORRECTABLE: readonly string[] = ['500', '501', '502', TOO_EARLY, '504', '555'];
const OF_SYNTAX = /^5\.(?:5\.|3\.3$)/;

/** Nobody mistypes a command more often and then gets it right; a program that does not learn was refused. */
const MOST_TRIES = 5;

/**
 * Commands that the server did not understand, until it shows whether the
 * client puts them right: who types `MAIL FROM alice@example.com`, reads 501
 * and types it again with its colon was refused nothing, and neither was who
 * says HELO where EHLO is unknown, or RCPT once more when the sender is given.
 */
export class Corrections {
  private readonly held: Map<string, readonly HeldFailure[]>;

  constructor(
    before: ReadonlyMap<string, readonly HeldFailure[]>,
    private readonly audience: Pick<Audience, 'isRetold' | 'tellHeld'>,
  ) {
    this.held = new Map(before);
  }

  /** Keeps a failure until the next command is answered. @returns whether it does */
  hold(name: string, failure: Failure, session: Session): boolean {
    const { command } = failure;
    if (!command || !mayBePutRight(command, failure)) return false;
    if (this.audience.isRetold(failure)) return true;
    if ((this.held.get(name)?.length ?? 0) >= MOST_TRIES) this.release(name);
    this.held.set(name, [...(this.held.get(name) ?? []), { failure, command, session }]);
    return true;
  }

  /** What is said next in a session. */
  hear(name: string, fact: Fact): void {
    const held = this.held.size === 0 ? undefined : this.held.get(name);
    if (!held || (fact.kind !== 'command' && fact.kind !== 'reply')) return;
    const command = fact.kind === 'command' ? fact : fact.command;
    if (command && held.every((one) => isMissingStep(one, command)) && !(fact.kind === 'reply' && /^[45]/.test(fact.code))) return;
    if (!command || !held.every((one) => putsRight(one.command, command))) this.release(name);
    // An answer of another kind shows that the server understands now; what it refuses then is a failure of its own. Of a server that takes neither EHLO nor HELO the last answer tells.
    else if (fact.kind === 'reply' && (!CORRECTABLE.includes(fact.code) || kindOf(command) === 'hello')) this.held.delete(name);
  }

  /** Nothing puts it right any more. */
  release(name: string): void {
    const held = this.held.get(name) ?? [];
    this.held.delete(name);
    for (const { failure, session } of held) this.audience.tellHeld(failure, session);
  }

  /** What the next block goes on with, so many lines further on. */
  carriedOver(lines: number): ReadonlyMap<string, readonly HeldFailure[]> {
    return new Map([...this.held].map(([name, held]) => [name, held.map((one) => rebasedFailure(own(one), lines))]));
  }
}

function rebasedFailure({ failure, command, session }: HeldFailure, lines: number): HeldFailure {
  const now = movedCommand(command, -lines);
  return { failure: { ...failure, span: moved(failure.span, -lines), command: now }, command: now, session: rebasedRecord(session, lines) };
}

/** Whoever is refused EHLO with any code says HELO (RFC 5321 §3.2 names 550 too). */
function mayBePutRight(command: Command, { code = '', enhancedStatus }: Failure): boolean {
  const kind = kindOf(command);
  if (kind === 'hello') return /^[45]/.test(code);
  if (kind === undefined || !(kind === 'DATA' ? code === TOO_EARLY : CORRECTABLE.includes(code))) return false;
  return enhancedStatus === undefined || OF_SYNTAX.test(enhancedStatus);
}

/** Whether a command is said that the refused one came too early for. */
function isMissingStep({ failure, command: { occasion } }: HeldFailure, { occasion: step }: Command): boolean {
  return failure.code === TOO_EARLY && occasion !== undefined && step !== undefined && comesBefore(step, occasion);
}

function kindOf({ occasion, verb, argument }: Command): 'hello' | 'MAIL' | 'RCPT' | 'DATA' | undefined {
  if (isGreeting(occasion) || verb === MASKED || isMistypedGreeting(verb)) return 'hello';
  if (occasion === undefined) return MISTYPED.exec(argument)?.[1] === undefined ? undefined : /^FROM/i.test(argument) ? 'MAIL' : 'RCPT';
  return occasion === 'MAIL' || occasion === 'RCPT' || occasion === 'DATA' ? occasion : undefined;
}

// MIAL FROM:<alice@example.com>: what no verb is, and its argument tells
const MISTYPED = /^(FROM|TO)\s{0,5}:/i;

/** Whether a command says what the refused one meant to: the same, of the same address. Another recipient is no correction. */
function putsRight(refused: Command, command: Command): boolean {
  const kind = kindOf(command);
  if (kind === undefined || kind !== kindOf(refused)) return false;
  // What was masked is a greeting only where the next one gives the same name.
  if (refused.verb === MASKED) return refused.argument.toLowerCase() === command.argument.toLowerCase();
  return kind === 'hello' || wordsOf(command).startsWith(wordsOf(refused));
}

// FROM:<alice@example.com> | FROM alice@example.com | from : alice
const PATH = /^(?:FROM|TO)?\s{0,5}:?\s{0,5}<?\s{0,5}([^\s<>]{0,320})/i;

/** Whom a MAIL or RCPT names, however it is written; a part of it where more was forgotten. */
function wordsOf({ argument }: Command): string {
  return (PATH.exec(argument)?.[1] ?? '').toLowerCase();
}
