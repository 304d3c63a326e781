import type { Session } from '../analysis';

/** How fit a session is to be compared with another: of two, the one with more comes first. */
export function fitness(first: Session, other: Session): number {
  return (hasFailed(first) ? 100 * success(other) : hasFailed(other) ? 1 : 0) + 2 * likeness(first, other);
}

/** Something was refused in it. */
export function hasFailed({ failures, refusals }: Session): boolean {
  return failures > 0 || Object.keys(refusals).length > 0;
}

/** 2 where it came to a login or a message, 1 where only nothing was refused. */
function success(session: Session): number {
  return hasFailed(session) ? 0 : session.messages > 0 || session.loggedIn ? 2 : 1;
}

/** The same server counts most, then the same user, client and mechanism. */
function likeness(one: Session, other: Session): number {
  const same = (key: 'server' | 'asked' | 'user' | 'client' | 'mechanism'): boolean => one[key] !== undefined && one[key] === other[key];
  return (same('server') || same('asked') ? 8 : 0) + (same('user') ? 4 : 0) + (same('client') ? 2 : 0) + (same('mechanism') ? 1 : 0);
}
