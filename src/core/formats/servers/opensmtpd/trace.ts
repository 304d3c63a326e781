import type { Line, Memory } from '../../format';
import type { Piece, Statement } from '../../../statement';
import { matchAt } from '../../../text/matches';

// smtp: 0x7f8a550c0de0: <<< EHLO client.example.org (smtpd -dv -T smtp) | mta: 0x7f8a550c0de0: <<< 220 mx.example.net ESMTP
const TRACED = /(smtp|mta): (0x[0-9a-f]{4,16}): (<<<|>>>) /y;

/** In the memory: what our own server said last, which a failed command repeats. */
const TRACED_REPLY = 'traced reply';
const COMPARED = 100;

/** A traced session: `<<<` is what smtpd reads. */
export function readTrace({ text, start, end }: Line, memory: Memory): Statement | undefined {
  const match = matchAt(TRACED, text, start);
  if (!match) return undefined;
  const isServer = match[1] === 'smtp';
  const sent = match[3] === '>>>';
  if (isServer && sent) memory.set(TRACED_REPLY, text.slice(TRACED.lastIndex, Math.min(end, TRACED.lastIndex + COMPARED)));
  return {
    kind: 'said',
    session: `smtpd ${match[2] ?? ''}`,
    speaker: sent === isServer ? 'server' : 'client',
    body: { start: TRACED.lastIndex, end: Math.max(TRACED.lastIndex, end) },
    direction: isServer ? 'inbound' : 'outbound',
  };
}

/** Whether a failed command repeats the reply that was traced last. It is forgotten with that. */
export function isTraced({ text }: Line, { start, end }: Piece, memory: Memory): boolean {
  const traced = memory.get(TRACED_REPLY);
  memory.delete(TRACED_REPLY);
  return traced !== undefined && traced === text.slice(start, Math.min(end, start + COMPARED));
}
