import { classOf } from '../dialogue/reply';
import { grouped } from '../text/grouped';
import type { Rule } from './rule';

/** Several recipients were accepted, and the one reply to the content refuses the message to all of them (RFC 5321 §3.3). */
export const refusedForAll: Rule = {
  id: 'refused-for-all',
  title: 'Refused for all recipients',
  severity: 'information',
  reply(fact, session) {
    if (classOf(fact.code) !== 'permanent') return undefined;
    const { recipients } = fact.context;
    const [first] = fact.lines;
    // PRDR gives each recipient an answer of its own.
    if (recipients === undefined || !first || session?.keywords?.['PRDR'] !== undefined) return undefined;
    return {
      span: first.code,
      code: fact.code,
      foldBy: fact.code,
      message: `Nobody gets this message: all ${grouped(recipients)} recipients had been accepted, and SMTP has one answer for the content, so ${fact.code} counts for each. Where the reason is one recipient's, such as a full mailbox or a filter of their own, send to the others in a message of their own.`,
    };
  },
};
