import { refusedLogin } from '../../refusedLogin';
import { wasRefusedBefore, type ConnectionLogins } from '../../connectionLogins';
import type { Line, Memory } from '../../format';
import { forget, remember, type EntryKind } from '../../remember';
import type { Statement } from '../../../statement';
import { isOwnAddress, isOwnSession } from './session';
import { matchAt } from '../../../text/matches';

// 8f2a1b3c4d550001 smtp authentication user=alice result=permfail | smtp event=authentication user=alice address=192.0.2.44 host=client.example.org result=permfail
const REFUSED = /(?:([0-9a-f]{16}) )?smtp (?:event=)?authentication user=(\S{1,255}) (?:address=(\S{1,60}) host=\S{1,255} )?result=permfail\b/y;

/** In the memory, by session: the users whose login was refused. */
const TRIED: ConnectionLogins = { prefix: 'tried ', most: 200, longest: Infinity };
/** In the memory, by session: whether the login whose answer stands below was refused before. */
const ANSWERED_BELOW: EntryKind = { prefix: 'answered ', most: 200 };

/** Whether `failed-command` tells of a login that was refused before in the same session. */
export function isRefusedAgain(session: string, memory: Memory): boolean {
  const above = forget(memory, ANSWERED_BELOW, session);
  return above === undefined ? wasRefusedBefore(memory, TRIED, { connection: session, user: '', moment: undefined }) : above === AGAIN;
}

const AGAIN = 'again';

/** Our own server refuses a login; what it answers stands below, in `failed-command`, where that was logged. */
export function readRefusedLogin({ text, start }: Line, memory: Memory): Statement | readonly Statement[] | undefined {
  const match = matchAt(REFUSED, text, start);
  if (!match) return undefined;
  const [whole, id, user = '', address] = match;
  const isOwn = address === undefined ? id !== undefined && isOwnSession(id, memory) : isOwnAddress(address);
  const end = start + whole.length;
  const word = { start: end - 'permfail'.length, end };
  const [refused, ...failed] = refusedLogin({ user, address: address === 'local' ? '' : address, piece: { start, end } }, { word, reason: word, direction: isOwn ? 'submission' : 'inbound' });
  const again = id !== undefined && wasRefusedBefore(memory, TRIED, { connection: id, user, moment: undefined });
  if (id !== undefined) remember(memory, ANSWERED_BELOW, id, again ? AGAIN : '');
  return again ? failed : { kind: 'foretold', ...(id === undefined ? {} : { session: `smtpd ${id}` }), statements: [refused, ...failed] };
}
