import type { Direction } from '../analysis';
import type { Line } from './format';
import type { Said } from '../statement';

/**
 * How a server marks who speaks in its sessions. The groups of the pattern are
 * the session, the mark of the server and that of the client; what was said follows the match.
 */
export type MarkedTurns = readonly [pattern: RegExp, direction: Direction];

/** What a line says that is marked in one of these ways; nothing where it is not. */
export function readMarkedTurn({ text, end }: Line, ways: readonly MarkedTurns[]): Said | undefined {
  for (const [pattern, direction] of ways) {
    const match = pattern.exec(text);
    if (!match) continue;
    const [whole, session = '', server] = match;
    const start = match.index + whole.length;
    return { kind: 'said', session: `${direction} ${session}`, speaker: server === undefined ? 'client' : 'server', direction, body: { start, end: Math.max(start, end) } };
  }
  return undefined;
}
