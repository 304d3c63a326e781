import type { SessionComparison } from '../../comparison/compareSessions';
import { opposite, type Before } from '../../comparison/parting';
import { codesOf, refuses, type Round } from '../../comparison/round';
import { escaped } from '../markdown';
import { verdictOf } from '../verdict';
import { listed, stageOf, type Wording } from './wording';

/** Where two sessions part, and what only one of them has before that. */
export function partingText(comparison: SessionComparison, wording: Wording): string {
  return [...sentences(comparison, wording), ...gaps(comparison)].join(' ');
}

function sentences({ parting, alike, differences, rows, shown, samePassword }: SessionComparison, wording: Wording): readonly string[] {
  if (!parting) {
    const both = alike?.answer ? [`Both were refused alike at ${stageOf(alike)}: **${codesOf(alike.answer)}**.`] : [];
    if (differences.length > 0) return [...both, rows.length === 0 ? 'Neither was refused anything; what differs stands below.' : 'Their dialogue is alike; what differs stands below.'];
    return [...both, 'They do not differ in what is compared.'];
  }
  const before = beforeText(parting.before);
  const both = alike?.answer && !(parting.kind === 'answered' || (parting.kind === 'alone' && refuses(parting.round))) ? [`Both were refused alike at ${stageOf(alike)}: **${codesOf(alike.answer)}**.`] : [];
  switch (parting.kind) {
    case 'answered':
      return [`The sessions part at ${stageOf(parting.left)}: ${answeredText(parting.left, parting.right, wording)}`, ...(parting.left.kind === 'AUTH' && samePassword === true ? ['Both sent the same password.'] : []), ...before];
    case 'asked':
      return [...both, `The answers are alike. What is asked differs first at ${stageOf(parting.left)}: ${wording.askedBy(parting.left, false)} on the left, ${wording.askedBy(parting.right, false)} on the right.`, ...before];
    case 'alone': {
      const { round, side } = parting;
      if (refuses(round) && !(shown.left.dialogue && shown.right.dialogue)) {
        const code = round.answer?.code === undefined ? '' : `: **${codesOf(round.answer)}**`;
        return [`The sessions part at ${stageOf(round)}: only the ${side} was refused${code}.`, ...before];
      }
      const answer = round.answer ? `, answered **${codesOf(round.answer)}**` : '';
      if (round.kind === '') return [...both, `The sessions part at a reply that only the ${side} has, and whose command is not in the log: **${round.answer ? codesOf(round.answer) : ''}**.`, ...before];
      return [...both, `The sessions part at ${stageOf(round)}: only the ${side} has ${wording.asked(round)}${answer}.`, ...before];
    }
    case 'ends': {
      const { side, after, next } = parting;
      const answer = after.answer ? ` (**${codesOf(after.answer)}**)` : '';
      const handshake = after.kind === 'STARTTLS' && !refuses(after) ? [`Mostly the TLS handshake failed then: see what the client says of the certificate or the version of TLS.`] : [];
      return [...both, `The ${side} session ends after ${stageOf(after)}${answer}; the ${opposite(side)} goes on with ${stageOf(next)}.`, ...handshake, ...before];
    }
  }
}

function answeredText(left: Round, right: Round, wording: Wording): string {
  const [one, another] = [wording.asked(left), wording.asked(right)];
  if (!left.answer || !right.answer) return `${one} ${gotText(left)} on the left, ${another} ${gotText(right)} on the right.`;
  const [codes, others] = [codesOf(left.answer), codesOf(right.answer)];
  if (left.verb === undefined || right.verb === undefined) return `the left was answered **${codes}**, the right **${others}**.`;
  return one === another ? `${one} was answered **${codes}** on the left, **${others}** on the right.` : `${one} was answered **${codes}** on the left, ${another} **${others}** on the right.`;
}

function gotText({ answer }: Round): string {
  return answer ? `was answered **${codesOf(answer)}**` : 'is the last command in the log and has no answer';
}

function beforeText(before: Before): readonly string[] {
  const told = (['left', 'right'] as const).flatMap((side) => (before[side].length === 0 ? [] : [`only the ${side} has ${listed(stages(before[side]))}`]));
  return told.length === 0 ? [] : [`Before that, ${told.join('; ')}.`];
}

const MOST_STAGES = 6;

function stages(rounds: readonly Round[]): readonly string[] {
  const all = [...new Set(rounds.map(stageOf))];
  return all.length > MOST_STAGES ? [...all.slice(0, MOST_STAGES - 1), `${all.length - MOST_STAGES + 1} more`] : all;
}

/** What the log does not show, so that nothing can be said of it. */
function gaps({ shown }: SessionComparison): readonly string[] {
  if (!shown.left.dialogue && !shown.right.dialogue) return ['The log shows no dialogue of them, only what was refused.'];
  return (['left', 'right'] as const).flatMap((side) => {
    if (!shown[side].dialogue) return [`The log shows no dialogue of the ${side} session.`];
    return shown[side].whole ? [] : [`The beginning of the ${side} session is not in the log.`];
  });
}

/** Why what was refused where they part was refused, and what to do. */
export function verdictsOn({ parting, alike }: SessionComparison, wording: Wording): readonly string[] {
  const refused: (readonly [string, Round])[] = [];
  if (parting?.kind === 'answered') refused.push(['Left', parting.left], ['Right', parting.right]);
  else if (parting?.kind === 'alone' && refuses(parting.round)) refused.push([parting.side === 'left' ? 'Left' : 'Right', parting.round]);
  else if (alike) refused.push(['Both', alike]);
  return refused.flatMap(([who, round]) => verdictOn(who, round, wording));
}

function verdictOn(who: string, { answer }: Round, wording: Wording): readonly string[] {
  if (!answer?.failure) return [];
  const { headline, advice, rests, provider } = verdictOf(answer.failure);
  const words = wording.said(answer.failure.text, LONGEST_WORDS);
  return [
    [`**${who}: ${escaped(headline)}.**`, ...(words === '' ? [] : [`The ${answer.code === undefined ? 'log says' : 'server said'}: ${words}.`]), ...(provider?.rule ? [`${escaped(provider.provider.name)}: ${escaped(provider.rule.means)}`] : [])].join(' '),
    [`*What to do:* ${escaped(advice)}`, ...(rests === '' ? [] : [escaped(rests)])].join(' '),
  ];
}

const LONGEST_WORDS = 400;
