import { refusedLogin } from '../../refusedLogin';
import type { Line, Memory } from '../../format';
import type { Statement } from '../../../statement';
import { isOwnAddress, isOwnSession } from './session';
import { matchAt } from '../../../text/matches';

// 8f2a1b3c4d550001 smtp authentication user=alice result=permfail | smtp event=authentication user=alice address=192.0.2.44 host=client.example.org result=permfail
const REFUSED = /(?:([0-9a-f]{16}) )?smtp (?:event=)?authentication user=(\S{1,255}) (?:address=(\S{1,60}) host=\S{1,255} )?result=permfail\b/y;

/** Our own server refuses a login; what it answers stands below, in `failed-command`, where that was logged. */
export function readRefusedLogin({ text, start }: Line, memory: Memory): Statement | undefined {
  const match = matchAt(REFUSED, text, start);
  if (!match) return undefined;
  const [whole, id, user, address] = match;
  const isOwn = address === undefined ? id !== undefined && isOwnSession(id, memory) : isOwnAddress(address);
  const end = start + whole.length;
  const word = { start: end - 'permfail'.length, end };
  return {
    kind: 'foretold',
    ...(id === undefined ? {} : { session: `smtpd ${id}` }),
    statements: refusedLogin({ user, address: address === 'local' ? '' : address, piece: { start, end } }, { word, reason: word, direction: isOwn ? 'submission' : 'inbound' }),
  };
}
