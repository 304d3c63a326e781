import type { Command, Credential, Outcome, Payload, Reply } from '../analysis';
import { fieldsOf } from '../decoding';
import { failureOfReply } from '../dialogue/failure';
import { classOf } from '../dialogue/reply';
import type { PlacedFact } from '../document/factsOfSession';
import { given } from '../given';
import { smtpCommands } from '../reference/commands';
import { isSecret } from '../sasl/secret';
import type { Writable } from '../writable';
import { repliesInReports, reportedRound } from './reports';
import { kindOf, type Round, type RoundAnswer } from './round';

/** The rounds of a session, in the order in which they were asked. @param facts of one session, in order */
export function roundsOf(facts: readonly PlacedFact[]): readonly Round[] {
  const rounds = new Rounds();
  const reported = repliesInReports(facts);
  for (const { first, fact } of facts) {
    switch (fact.kind) {
      case 'command':
        rounds.ask(fact, first);
        break;
      case 'reply':
        if (!reported.has(fact)) rounds.answer(fact, first);
        break;
      case 'payload':
        rounds.respond(fact);
        break;
      case 'credential':
        rounds.hide(fact, first);
        break;
      case 'outcome':
        rounds.report(fact, first);
        break;
      default:
    }
  }
  return rounds.all();
}

type Draft = Writable<Round>;

class Rounds {
  private readonly drafts: Draft[] = [];
  /** By where their commands stand. */
  private readonly asked = new Map<string, Draft>();
  /** The login in hand. */
  private login: Draft | undefined;
  private readonly outcomes: { readonly outcome: Outcome; readonly first: number }[] = [];
  /** What the server answered and the log reports as well. */
  private readonly reported = new Set<string>();

  ask(command: Command, first: number): void {
    const draft = this.add(draftOf(command, first));
    this.asked.set(placeOf(command, first), draft);
    if (command.occasion === 'AUTH') this.login = draft;
  }

  answer(reply: Reply, first: number): void {
    const draft = this.askedBy(reply, first);
    draft.answer = answerOf(reply, first);
    if (reply.reportedElsewhere === true) this.reported.add(reply.code);
    if (draft === this.login && draft.answer.answerClass !== 'intermediate') this.login = undefined;
  }

  respond({ decoding, speaker, user }: Payload): void {
    const draft = this.login;
    if (!draft || speaker !== 'client') return;
    const { message } = decoding.kind === 'decoded' ? decoding : { message: undefined };
    const fields = message ? fieldsOf(message) : [];
    const named = (name: string): string | undefined => fields.find((field) => field.name === name && !field.secret && field.value !== '')?.value;
    const before = draft.login;
    draft.login = {
      secret: before?.secret === true || decoding.kind !== 'decoded' || fields.some(isSecret),
      ...given({
        mechanism: before?.mechanism ?? decoding.mechanism,
        user: before?.user ?? named('user') ?? user,
        actsAs: before?.actsAs ?? named('acts as'),
        fault: before?.fault ?? (decoding.kind === 'malformed' ? 'no valid Base64' : message?.fault),
      }),
    };
  }

  /** What stands behind a verb is not shown where a secret does. */
  hide({ span }: Credential, first: number): void {
    const line = first + span.line;
    for (let index = this.drafts.length - 1; index >= 0; index--) {
      const draft = this.drafts[index];
      if (!draft || draft.line < line) return;
      if (draft.line === line) {
        delete draft.argument;
        delete draft.address;
      }
    }
  }

  report(outcome: Outcome, first: number): void {
    this.outcomes.push({ outcome, first });
  }

  all(): readonly Round[] {
    // Where a program writes the dialogue and what followed from it, one refusal is one answer.
    const more = this.outcomes.filter(({ outcome: { reply } }) => !reply || !this.reported.has(reply.code)).map(({ outcome, first }) => reportedRound(outcome, first));
    return more.length === 0 ? this.drafts : [...this.drafts, ...more].sort((one, other) => one.line - other.line);
  }

  private add(draft: Draft): Draft {
    this.drafts.push(draft);
    return draft;
  }

  /** What a reply answers; a round of its own where the command was not told, or is answered for each recipient (RFC 2033 §4.2). */
  private askedBy(reply: Reply, first: number): Draft {
    const { command, answers } = reply;
    const known = command ? this.asked.get(placeOf(command, first)) : answers === 'AUTH' ? this.login : undefined;
    // Whether it was sent ahead is known when it is answered.
    if (known && command?.ahead === true) known.ahead = true;
    if (known && (!known.answer || known.answer.answerClass === 'intermediate')) return known;
    if (command) return this.add(draftOf(command, first));
    const line = first + (reply.lines[0]?.code.line ?? 0);
    const draft = this.add({ kind: kindOf(answers ?? ''), ahead: false, line });
    if (answers === 'AUTH') this.login = draft;
    return draft;
  }
}

function placeOf({ span }: Command, first: number): string {
  return `${first + span.line}:${span.start}`;
}

function draftOf({ verb, occasion, argument, address, ahead, span }: Command, first: number): Draft {
  // A password in capitals, typed at the wrong prompt, reads like a command as well.
  const known = KNOWN.has(verb);
  const draft: Draft = { kind: known ? kindOf(occasion ?? verb) : 'unknown', ahead: ahead === true, line: first + span.line };
  if (known && occasion !== 'content') draft.verb = verb;
  if (SHOWN.has(verb) && argument !== '') draft.argument = argument;
  if (address !== undefined) draft.address = address;
  const mechanism = occasion === 'AUTH' ? MECHANISM.exec(argument)?.[0].toUpperCase() : undefined;
  if (occasion === 'AUTH') draft.login = { secret: false, ...given({ mechanism }) };
  return draft;
}

const KNOWN: ReadonlySet<string> = new Set(smtpCommands.map(({ verb }) => verb));

/** Commands behind which no secret stands. */
const SHOWN: ReadonlySet<string> = new Set(['EHLO', 'HELO', 'LHLO', 'MAIL', 'RCPT', 'BDAT', 'VRFY', 'EXPN', 'ETRN', 'ATRN']);
const MECHANISM = /^[A-Za-z0-9_-]{1,20}(?=\s|$)/;

function answerOf(reply: Reply, first: number): RoundAnswer {
  const [begin] = reply.lines;
  // The command may hold a password.
  const { command: _, ...alone } = reply;
  const failure = failureOfReply({ ...alone, reportedElsewhere: false });
  return {
    code: reply.code,
    answerClass: classOf(reply.code),
    // A challenge is read by its mechanism, and says nothing in words.
    text: reply.code === '334' ? '' : firstLine(reply),
    line: first + (begin?.code.line ?? 0),
    ...given({ enhancedStatus: reply.enhancedStatus, keywords: reply.keywords, took: reply.took, failure }),
  };
}

function firstLine({ text, lines: [begin, ...others] }: Reply): string {
  return begin && others.length > 0 ? text.slice(0, begin.text.end - begin.text.start) : text;
}
