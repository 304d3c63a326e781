import type { Accepted, Line } from '../../format';
import { readQueueId } from './queueId';
import { matchAt } from '../../../text/matches';

// from=<alice@example.com>, size=550, class=0, nrcpts=1, msgid=<…>, relay=… (nrcpts=0: all recipients were refused)
const ACCEPTED = /from=(?:<([^<>,]{0,400})>|([^\s<>,]{1,400})), size=(\d{1,15}), class=-?\d{1,4}, nrcpts=[1-9]/y;

/** A message that came into the queue. */
export function readAccepted(line: Line): Accepted | undefined {
  const { queueId, start } = readQueueId(line);
  const match = queueId === undefined ? null : matchAt(ACCEPTED, line.text, start);
  return match && queueId !== undefined ? { queueId, sender: match[1] ?? match[2] ?? '', size: Number(match[3]) } : undefined;
}
