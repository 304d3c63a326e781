import type { Command } from '../analysis';
import type { Occasion } from '../reference/occasion';
import type { SessionState } from './sessionState';

/** The session, what a reply of this code answers being the first that is pending. */
export function answeredBy(session: SessionState, code: string): SessionState {
  return oneForEach(caughtUpWith(session, code));
}

/** Codes that answer one command only. */
const OF_ONE_COMMAND: Readonly<Record<string, Occasion>> = { '221': 'QUIT', '235': 'AUTH', '334': 'AUTH', '354': 'DATA' };

/** Transcripts leave replies out. Where a code shows which command it answers, those before it have no reply here. */
function caughtUpWith(session: SessionState, code: string): SessionState {
  const occasion = OF_ONE_COMMAND[code];
  const [first, ...others] = session.pending;
  if (occasion === undefined || !first || first.occasion === occasion) return session;
  const at = others.findIndex((command) => command.occasion === occasion);
  // Who was sent ahead of what is no longer sure.
  return at < 0 ? session : { ...session, pending: others.slice(at).map(({ ahead: _, ...command }) => command) };
}

/** LMTP answers the last chunk once for each recipient as well (RFC 2033 §4.2). Whom it took, its answers tell that came before. */
function oneForEach(session: SessionState): SessionState {
  const { lmtp, recipients, pending } = session;
  const [asked, ...others] = pending;
  if (!lmtp || !asked || asked.address !== undefined || !isLast(asked) || recipients.length === 0) return session;
  const { ahead: _, ...first } = asked;
  return { ...session, pending: [...recipients.map((address, index) => ({ ...first, address, ...(index === 0 ? {} : { ahead: true }) })), ...others] };
}

/** BDAT 8150 LAST and BURL imap://… LAST end a message (RFC 3030 §2, 4468 §3.3). */
export function isLast({ occasion, argument }: Command): boolean {
  return occasion === 'BDAT' && /\sLAST$/i.test(argument);
}
