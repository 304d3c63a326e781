import type { Failure, Reply, Session } from '../analysis';
import type { Remark, Rule } from './rule';

/** A 503 whose session shows which command is missing (RFC 5321 §4.1.4). */
export const commandOutOfSequence: Rule = {
  id: 'command-out-of-sequence',
  title: 'Command out of sequence',
  severity: 'information',
  failure: outOfSequence,
  // What only follows from a refusal is no failure, and out of sequence all the same.
  reply: (fact, session) => (fact.reportedElsewhere === true ? outOfSequence(fact, session) : undefined),
};

function outOfSequence(fact: Failure | Reply, session: Session | undefined): Remark | undefined {
  // What was sent ahead was sent before the client could know better.
  if (fact.code !== '503' || !session?.whole || !fact.command || fact.command.ahead === true) return undefined;
  const missing = missingBefore(fact, session);
  if (missing === undefined) return undefined;
  const { verb, span } = fact.command;
  return { span, foldBy: `${verb} ${missing}`, message: `${verb} came too early: ${missing}` };
}

function missingBefore({ command, context }: Failure | Reply, session: Session): string | undefined {
  switch (command?.occasion) {
    case 'AUTH':
      if (session.loggedIn) return 'this session is logged in already, and a second AUTH is not allowed (RFC 4954 §4).';
      return session.greeted ? undefined : 'EHLO must be accepted first.';
    case 'MAIL':
      if (!session.greeted) return 'EHLO or HELO must be accepted first.';
      return context.sender === undefined ? undefined : 'another message is begun already; RSET gives it up.';
    case 'RCPT':
      return context.sender === undefined ? 'MAIL FROM must be accepted first.' : undefined;
    case 'DATA':
    case 'BDAT':
      return session.recipients === session.recipientsRefused ? 'no recipient was accepted (RCPT TO).' : undefined;
    default:
      return undefined;
  }
}
