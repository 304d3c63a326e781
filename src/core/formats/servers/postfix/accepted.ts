import type { Accepted, Line } from '../../format';
import { QUEUE_ID } from './queueId';
import { matchAt } from '../../../text/matches';

// 4F2B1C0123: from=<alice@example.com>, size=1234, nrcpt=1 (queue active): qmgr, each time that it takes the message up
const ACCEPTED = new RegExp(String.raw`(${QUEUE_ID}): from=<([^<>]{0,320})>, size=(\d{1,15}), nrcpt=\d{1,6} \(queue active\)`, 'y');

/** A message that came into the queue. */
export function readAccepted({ text, start }: Line): Accepted | undefined {
  const match = matchAt(ACCEPTED, text, start);
  return match?.[1] === undefined ? undefined : { queueId: match[1], sender: match[2] ?? '', size: Number(match[3]) };
}
