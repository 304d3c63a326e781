import { classOf } from '../dialogue/reply';
import type { Rule } from './rule';

/**
 * A message was given up at once over a reply that asks to try again (RFC 5321
 * §4.2.1). Only the log of the queue tells: a bounce may come after days of trying.
 */
export const temporaryTreatedAsFinal: Rule = {
  id: 'temporary-treated-as-final',
  title: 'Temporary refusal treated as final',
  severity: 'information',
  outcome(fact) {
    if (fact.result !== 'bounced' || fact.direction !== 'outbound' || !fact.reply || fact.context.queueId === undefined) return undefined;
    const { code } = fact.reply;
    if (classOf(code) !== 'temporary') return undefined;
    return {
      span: fact.word,
      code,
      foldBy: code,
      message: `The message was given up although ${code} asks to try again later. See why this server did not keep it in its queue.`,
    };
  },
};
