import type { Occasion } from '../reference/occasion';
import { duration } from '../text/duration';
import type { Rule } from './rule';

/** A server lets its client wait; a client that waits less than RFC 5321 §4.5.3.2 asks for gives up. */
export const slowReply: Rule = {
  id: 'slow-reply',
  title: 'Slow reply',
  severity: 'information',
  reply(fact, _session, { slowReply: limit }) {
    if (fact.took === undefined || fact.took < limit) return undefined;
    const [first] = fact.lines;
    if (!first) return undefined;
    return {
      span: first.code,
      code: fact.code,
      foldBy: fact.answers ?? '',
      message: `The server took ${duration(fact.took)} ${what(fact.answers)}. ${reason(fact.answers)}`,
    };
  },
};

function what(answers: Occasion | undefined): string {
  switch (answers) {
    case undefined:
      return 'to answer';
    case 'connect':
      return 'to greet';
    case 'content':
      return 'to answer after the content';
    default:
      return `to answer ${answers}`;
  }
}

function reason(answers: Occasion | undefined): string {
  switch (answers) {
    case 'connect':
      return 'Often it looks the client up first (reverse DNS, blocklists), or makes unknown clients wait on purpose.';
    case 'AUTH':
      return 'Often it waits on purpose after a wrong password, or its user directory is slow.';
    case 'MAIL':
    case 'RCPT':
      return 'Often it asks another server whether the address exists, or a policy service.';
    case 'content':
    case 'BDAT':
      return 'Often a filter reads the message first. A client that gives up too early sends it again, and it arrives twice.';
    default:
      return 'Its name service, user directory or a filter may be slow.';
  }
}
