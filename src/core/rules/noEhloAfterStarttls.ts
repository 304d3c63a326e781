import type { Rule } from './rule';

const ALLOWED: readonly string[] = ['EHLO', 'HELO', 'LHLO', 'QUIT', 'NOOP', 'RSET', 'STARTTLS'];

/** After STARTTLS both sides forget what they knew; the client has to ask again (RFC 3207 §4.2). */
export const noEhloAfterStarttls: Rule = {
  id: 'no-ehlo-after-starttls',
  title: 'No EHLO after STARTTLS',
  severity: 'warning',
  command(fact, session) {
    if (session?.secured !== true || session.greeted || !session.whole) return undefined;
    if (fact.occasion === undefined || fact.occasion === 'content' || ALLOWED.includes(fact.verb)) return undefined;
    return {
      span: fact.span,
      foldBy: fact.verb,
      message: `${fact.verb} follows STARTTLS without a new EHLO. What the server offered before TLS no longer counts (RFC 3207 §4.2): have the client send EHLO again.`,
    };
  },
};
