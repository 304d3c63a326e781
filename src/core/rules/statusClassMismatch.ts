import { contradictionText } from '../reference/contradiction';
import type { Rule } from './rule';

/** Reply code and enhanced status code contradict each other (RFC 2034 §4, RFC 5248 §2). */
export const statusClassMismatch: Rule = {
  id: 'status-class-mismatch',
  title: 'Status class mismatch',
  severity: 'information',
  reply(fact) {
    if (fact.enhancedStatus === undefined) return undefined;
    const { code, enhancedStatus } = fact;
    const span = fact.lines[0]?.enhancedStatus;
    const message = contradictionText(code, enhancedStatus);
    if (!span || message === undefined) return undefined;
    return {
      span,
      code,
      enhancedStatus,
      foldBy: `${code} ${enhancedStatus}`,
      message,
    };
  },
};
