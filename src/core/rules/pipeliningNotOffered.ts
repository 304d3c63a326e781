import type { Rule } from './rule';

/**
 * A client sends commands without waiting for replies, and the server does not
 * list PIPELINING (RFC 2920 §3.1). Sure only when all commands have their
 * replies: where a transcript leaves a reply out, one stays open.
 */
export const pipeliningNotOffered: Rule = {
  id: 'pipelining-not-offered',
  title: 'Pipelining not offered',
  severity: 'warning',
  reply(fact, session) {
    if (fact.caughtUp !== true || fact.command?.ahead !== true || fact.answers === 'content') return undefined;
    if (!session?.whole || session.keywords === undefined || session.keywords['PIPELINING'] !== undefined) return undefined;
    const { verb, span } = fact.command;
    return {
      span,
      foldBy: verb,
      message: `${verb} was sent before the command ahead of it was answered, and the server does not offer PIPELINING. It may drop commands or the connection: have the client wait for each reply.`,
    };
  },
};
