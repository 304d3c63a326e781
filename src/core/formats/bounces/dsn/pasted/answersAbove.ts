import type { Memory } from '../../../format';
import type { Reported, Statement } from '../../../../statement';
import { onOneLine } from '../../../../text/lineEnd';

/** In the memory: the reply that stood above last. */
const REPLY = 'reply above';
const COMPARED = 40;
/** Of words without a code, which differ in a host's address alone. */
const COMPARED_ALONE = 300;
// 550 5.1.1 No such user | … said: 550 5.1.1 No such user
const REPLY_ABOVE = /(?:^[>\s]{0,12}|: )(?=[45]\d\d[ -]\S)/;

/** That a reply stands on a line, if one does. */
export function noteReply(text: string, memory: Memory): void {
  const match = REPLY_ABOVE.exec(text.slice(0, 1000));
  if (match) memory.set(REPLY, text.slice(match.index + match[0].length, match.index + match[0].length + COMPARED).trimEnd());
}

/** In the memory: for each answer that was told last its first words, and to whom it was given where that was told. */
const ANSWERS_ABOVE = 'answers above';
const MOST_ABOVE = 20;

interface AnswerAbove {
  readonly words: string;
  readonly recipient: string;
}

/**
 * That answers were told.
 * @param text the line, for answers that stand on it
 * @param before what {@link answersAbove} gave, where those still count
 */
export function noteAnswers(statements: readonly Statement[], text: string, memory: Memory, before = ''): void {
  const above = [...answersIn(before)];
  for (const statement of statements) {
    if (statement.kind !== 'reported') continue;
    const answer = statement.reply ?? statement.reason;
    if (!answer) continue;
    const words = (answer.text ?? text.slice(answer.start)).slice(0, statement.reply ? COMPARED : COMPARED_ALONE).trimEnd();
    above.push({ words: onOneLine(words), recipient: statement.recipient ?? '' });
  }
  if (above.length > 0) memory.set(ANSWERS_ABOVE, above.slice(-MOST_ABOVE).flatMap(({ words, recipient }) => [words, recipient]).join('\n'));
}

/** What was answered last, for {@link withoutAnswered}; empty where nothing was. */
export function answersAbove(memory: Memory): string {
  return memory.get(ANSWERS_ABOVE) ?? '';
}

function answersIn(above: string): readonly AnswerAbove[] {
  const parts = above === '' ? [] : above.split('\n');
  return parts.flatMap((words, index) => (index % 2 === 0 ? [{ words, recipient: parts[index + 1] ?? '' }] : []));
}

/** What a report says of the answers that stood above it, in the words for people, tells of no other failure. The same answer to somebody else does. */
export function withoutAnswered(statements: readonly Statement[], above: string): readonly Statement[] {
  const answers = answersIn(above);
  return statements.flatMap((statement): readonly Statement[] => {
    if (statement.kind !== 'reported') return [statement];
    const { recipient, reply } = statement;
    const told = answers.some((answer) => !isOfOther(answer.recipient, recipient) && saysAgain(statement, answer));
    return told ? (reply ? [{ kind: 'told', reply }] : []) : [statement];
  });
}

function saysAgain({ recipient, reply, reason, status }: Reported, answer: AnswerAbove): boolean {
  if (reply?.text !== undefined) return reply.text.startsWith(answer.words);
  if (reply !== undefined) return false;
  // Words of a program alone are the same for many.
  if (answer.recipient !== '' && recipient !== undefined && reason?.text?.startsWith(answer.words) === true) return true;
  return status?.text !== undefined && STATUS_ABOVE.exec(answer.words)?.[1] === status.text;
}

function isOfOther(one: string, other = ''): boolean {
  return one !== '' && other !== '' && one.toLowerCase() !== other.toLowerCase();
}

// 550 5.7.9 This mail has been blocked
const STATUS_ABOVE = /^[45]\d\d[ -]([45]\.\d{1,3}\.\d{1,3})\b/;

/** Whether a reply stood in the line above, or was told as an answer. @param words from its code on */
export function isToldAbove(words: string, memory: Memory): boolean {
  const compared = words.slice(0, COMPARED).trimEnd();
  return compared === memory.get(REPLY) || answersIn(answersAbove(memory)).some((one) => one.words === compared);
}
