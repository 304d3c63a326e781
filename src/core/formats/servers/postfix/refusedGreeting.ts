import type { Line, Memory } from '../../format';
import { forget, recall, remember, type EntryKind } from '../../remember';
import { sessionOf } from './session';

/*
 * A client that a milter refuses when it connects or greets is refused with the
 * same reply at every command that follows, and Postfix logs each of them.
 */

/** In the memory, by the session: what a milter refused the client with. */
const REFUSED: EntryKind = { prefix: 'milter ', most: 500 };

const WHEN = /^(?:CONNECT|EHLO|HELO)$/;

/**
 * Whether a milter refuses again what it refused at the beginning of the session.
 * @param stage at which it refuses now
 */
export function isRefusedAgain(line: Pick<Line, 'program' | 'pid'>, memory: Memory, stage: string, reply: string): boolean {
  if (line.pid === '') return false;
  const session = sessionOf(line);
  if (recall(memory, REFUSED, session) === reply) return true;
  if (WHEN.test(stage)) remember(memory, REFUSED, session, reply);
  return false;
}

/** The client is gone. */
export function forgetGreeting(line: Line, memory: Memory): void {
  forget(memory, REFUSED, sessionOf(line));
}
