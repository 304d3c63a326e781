import type { Command } from '../analysis';
import { isLast } from './answered';
import { again, type SessionState } from './sessionState';

/** What an answer changes: the command is done, content may follow, the exchange or session may be over. */
export function afterAnswer(session: SessionState, asked: Command | undefined, code: string): SessionState {
  const { exchange: _, ...rest } = session;
  const ends = asked?.occasion === 'AUTH' || !asked;
  const pending = session.pending.slice(1);
  const now: SessionState = { ...(ends ? rest : session), pending, phase: 'greeted', waitingSince: pending.length > 0 ? session.at : undefined };
  const good = code[0] === '2';
  // Proxies that give a client's true name start the session anew (Postfix's XCLIENT).
  if (asked?.verb === 'XCLIENT') return good ? withoutMessage(now) : now;
  switch (asked?.occasion) {
    case 'EHLO':
    case 'HELO':
    case 'LHLO':
      return good ? { ...withoutMessage(now), lmtp: asked.occasion === 'LHLO' } : now;
    case 'RSET':
      return good ? withoutMessage(now) : now;
    case 'STARTTLS':
      // RFC 3207 §4.2: what was sent ahead of TLS is thrown away, and has no answer.
      return good ? withoutMessage({ ...now, pending: [], waitingSince: undefined }) : now;
    case 'content':
      return pending.some(({ occasion }) => occasion === 'content') ? now : withoutMessage(now);
    case 'BDAT':
      return !isLast(asked) || isOfMessage(asked, pending[0]) ? now : withoutMessage(now);
    case 'DATA':
      return code[0] === '3' ? { ...now, phase: 'content' } : now;
    case 'MAIL':
      return good ? { ...now, recipients: [], context: { ...now.context, sender: asked.address ?? '' } } : now;
    case 'RCPT':
      return good && now.recipients.length < MOST_RECIPIENTS ? { ...now, recipients: [...now.recipients, asked.address ?? ''] } : now;
    case 'QUIT':
      return again(now);
    case 'AUTH': {
      const { triedLogin: _tried, ...free } = now;
      return good ? free : { ...now, triedLogin: true };
    }
    default:
      return now;
  }
}

/** Whether the next answer is about the same message, for another recipient. */
function isOfMessage(asked: Command, next: Command | undefined): boolean {
  return next?.address !== undefined && next.span.line === asked.span.line && next.span.start === asked.span.start && next.occasion === asked.occasion;
}

/** No server takes more in one message. */
const MOST_RECIPIENTS = 1000;

/** The message in hand is over, or given up. */
function withoutMessage({ context, ...session }: SessionState): SessionState {
  const { sender: _, ...others } = context;
  return { ...session, context: others, recipients: [] };
}
