import { findReplyCode } from '../reference/lookUp';
import type { Rule } from './rule';

/** A code that no standard and no list of codes seen in the wild knows. */
export const unregisteredReplyCode: Rule = {
  id: 'unregistered-reply-code',
  title: 'Unregistered reply code',
  severity: 'hint',
  reply(fact) {
    if (findReplyCode(fact.code)) return undefined;
    const span = fact.lines[0]?.code;
    if (!span) return undefined;
    return {
      span,
      code: fact.code,
      foldBy: fact.code,
      message: `${fact.code} is no registered reply code. Clients go by its first digit alone (RFC 5321 §4.3.2).`,
    };
  },
};
