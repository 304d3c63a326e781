import type { Fact, Outcome, Reply, ReplyClass } from '../analysis';
import { failureOfOutcome } from '../dialogue/failure';
import { classOf } from '../dialogue/reply';
import type { PlacedFact } from '../document/factsOfSession';
import { given } from '../given';
import { kindOf, type Round, type RoundAnswer } from './round';

/** Whether the facts of a session show what was said in it, and not only reports of what was refused. */
export function showsDialogue(facts: readonly PlacedFact[]): boolean {
  const reported = repliesInReports(facts);
  return facts.some(({ fact }) => fact.kind === 'command' || (fact.kind === 'reply' && !reported.has(fact)));
}

/** A report that repeats a reply tells it as well. */
export function repliesInReports(facts: readonly PlacedFact[]): ReadonlySet<Fact> {
  const places = new Set(facts.flatMap(({ first, fact }) => (fact.kind === 'outcome' && fact.reply ? [placeOfReply(fact.reply, first)] : [])));
  return new Set(places.size === 0 ? [] : facts.flatMap(({ first, fact }) => (fact.kind === 'reply' && places.has(placeOfReply(fact, first)) ? [fact] : [])));
}

function placeOfReply({ lines: [begin] }: Reply, first: number): string {
  return begin ? `${first + begin.code.line}:${begin.code.start}` : '';
}

/** What a log reports of a command, without showing it. */
export function reportedRound(outcome: Outcome, first: number): Round {
  const { answers, context, word, reply } = outcome;
  const line = first + word.line;
  const address = answers === 'MAIL' ? context.sender : context.recipient;
  const answer: RoundAnswer = {
    answerClass: CLASSES[outcome.result] ?? classOf(reply?.code ?? outcome.enhancedStatus ?? '5'),
    text: reply?.text ?? outcome.reasonText ?? '',
    line,
    ...given({ code: reply?.code, enhancedStatus: reply?.enhancedStatus ?? outcome.enhancedStatus, failure: failureOfOutcome(outcome) }),
  };
  return { kind: kindOf(answers ?? 'delivery'), ahead: false, line, answer, ...given({ address, verb: answers === 'connect' || answers === 'content' ? undefined : answers }) };
}

const CLASSES: Readonly<Partial<Record<Outcome['result'], ReplyClass>>> = { delivered: 'success', deferred: 'temporary', bounced: 'permanent', expired: 'permanent' };
