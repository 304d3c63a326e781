import type { Memory } from '../../format';
import type { Reported, Statement } from '../../../statement';

/** In the memory: what the reports above told. */
export const TOLD_BEFORE = 'before';

const MOST_COMPARED = 100;
/** Enough of the words to know a report again, however it is quoted. */
const COMPARED = 40;

/**
 * What a report tells that none above it did: an answer quotes what it answers.
 * @param sameMail it goes on with what was told above: of each recipient only once
 */
export function withoutRepeated(statements: readonly Statement[], memory: Memory, sameMail: boolean): readonly Statement[] {
  const before = (memory.get(TOLD_BEFORE) ?? '').split('\n').filter((one) => one !== '');
  const outcomes = statements.filter((one) => one.kind === 'reported');
  memory.set(TOLD_BEFORE, [...outcomes.map(tellingOf), ...before].slice(0, MOST_COMPARED).join('\n'));
  return statements.flatMap((one): readonly Statement[] => {
    if (one.kind !== 'reported') return [one];
    const telling = tellingOf(one);
    const of = `${recipientOf(one)} `;
    if (!before.some((other) => isSame(other, telling) || (sameMail && other.startsWith(of)))) return [one];
    return one.reply ? [{ kind: 'told', reply: one.reply }] : [];
  });
}

/** The words of one may end where something else was added to those of the other. */
function isSame(one: string, other: string): boolean {
  return one.startsWith(other) || other.startsWith(one);
}

/** Of whom what was told. */
function tellingOf(outcome: Reported): string {
  const { reply, reason } = outcome;
  const words = (reply?.text ?? reason?.text ?? '').replace(/<mailto:[^<>\s]{1,320}>/g, '');
  return `${recipientOf(outcome)} ${words.replace(/[^\p{L}\p{N}]/gu, '').slice(0, COMPARED)}`;
}

function recipientOf({ recipient = '' }: Reported): string {
  return recipient.toLowerCase();
}
