import type { Rule } from './rule';

/** The lines of one reply carry different codes (RFC 5321 §4.2.1). */
export const replyCodeChanges: Rule = {
  id: 'reply-code-changes',
  title: 'Reply code changes',
  severity: 'warning',
  reply(fact) {
    if (!fact.goesOn) return undefined;
    const { code, goesOn } = fact;
    return {
      span: goesOn.span,
      code: goesOn.code,
      foldBy: `${code} ${goesOn.code}`,
      message: `This reply began with ${code} and goes on with ${goesOn.code}: all lines of a reply must have the same code. Some clients go by the first line, some by the last. The server, or a proxy or filter in between, has to be put right.`,
    };
  },
};
