import type { Reply } from '../analysis';
import { given } from '../given';
import { isOfContent, type Occasion } from '../reference/occasion';
import type { Foretold } from '../statement';
import { saysNoRecipients } from './consequence';

/** Enough to know it again, in a line that may be cut. */
const MOST_CHARACTERS = 60;
/** In a record these stand otherwise than in the words that a later line is asked for. */
const MAY_BE_ESCAPED = /["\\]/;

/**
 * A message that another server refused, of which the log tells below in the
 * same words what became of it.
 * @param content the line of the reply's last words, which is line number `line`
 * @returns nothing for what refuses no message: what a client may say otherwise (EHLO), a login, which is tried again
 */
export function foretoldBy({ code, enhancedStatus, lines, text, answers, context }: Reply, content: string, line: number): Foretold | undefined {
  const [first] = lines;
  const last = lines.at(-1);
  if (!first || last?.text.line !== line || !code.startsWith('5') || !refusesMessage(answers, enhancedStatus) || code === '503' || saysNoRecipients(text)) return undefined;
  const [words = ''] = content.slice(last.text.start, last.text.end).trim().slice(0, MOST_CHARACTERS).split(MAY_BE_ESCAPED, 1);
  if (words === '') return undefined;
  const { sender, recipient, server, queueId } = context;
  const piece = { line: first.code.line - line, start: first.code.start };
  return {
    kind: 'foretold',
    words,
    toldAtEnd: true,
    statements: [
      {
        kind: 'reported',
        result: 'bounced',
        direction: 'outbound',
        word: { ...piece, end: first.code.end },
        reply: { ...piece, end: first.text.end, text: [code, enhancedStatus, text].filter((one) => one !== undefined).join(' ') },
        ...given({ occasion: answers, sender, recipient, server, queueId }),
      },
    ],
  };
}

/** Where the commands were cut out, only a status tells that a message is spoken of. */
function refusesMessage(answers: Occasion | undefined, enhancedStatus: string | undefined): boolean {
  return answers === undefined ? enhancedStatus !== undefined : answers === 'MAIL' || answers === 'RCPT' || isOfContent(answers);
}
