import type { Rule } from './rule';

/** Reply code and enhanced status code contradict each other (RFC 2034 §4, RFC 5248 §2). */
export const statusClassMismatch: Rule = {
  id: 'status-class-mismatch',
  title: 'Status class mismatch',
  severity: 'information',
  examine(fact) {
    if (fact.kind !== 'reply' || fact.enhancedStatus === undefined) return undefined;
    const { code, enhancedStatus } = fact;
    const span = fact.lines[0]?.enhancedStatus;
    if (!span || code[0] === enhancedStatus[0]) return undefined;
    return {
      span,
      code,
      enhancedStatus,
      foldBy: `${code} ${enhancedStatus}`,
      message: `${code} and ${enhancedStatus} contradict each other: the first digits must be equal. Clients go by the reply code ${code}; the server's text or a policy rule has to be put right.`,
    };
  },
};
