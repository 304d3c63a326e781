import { classOf } from '../dialogue/reply';
import type { Rule } from './rule';

/** What a session is refused with says little about the message: trying another host or time is right. */
const OF_THE_MESSAGE: readonly (string | undefined)[] = ['MAIL', 'RCPT', 'DATA', 'content', 'BDAT'];

/** A message is kept for another try over a reply that forbids it (RFC 5321 §4.2.1). */
export const permanentRetried: Rule = {
  id: 'permanent-retried',
  title: 'Permanent refusal retried',
  severity: 'information',
  outcome(fact) {
    if (fact.result !== 'deferred' || fact.direction !== 'outbound' || !fact.reply) return undefined;
    const { code, answers } = fact.reply;
    if (classOf(code) !== 'permanent') return undefined;
    if (answers === 'AUTH') return { span: fact.word, code, foldBy: `AUTH ${code}`, message: `${code} refuses this server's login for good, and the message waits for another try. Until the login is put right, what goes to that host stays in the queue.` };
    if (!OF_THE_MESSAGE.includes(answers)) return undefined;
    return {
      span: fact.word,
      code,
      foldBy: code,
      message: `The message is kept for another try although ${code} refuses it for good. A setting such as soft_bounce may be the reason; many such tries harm this server's reputation.`,
    };
  },
};
