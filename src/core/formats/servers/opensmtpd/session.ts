import type { Line } from '../../format';
import type { Statement } from '../../../statement';

// 8f2a1b3c4d550001 smtp connected address=192.0.2.44 host=mx.example.org | 8f2a1b3c4d550001 smtp authentication user=alice result=ok
const SESSION = /([0-9a-f]{16}) smtp (connected address=\S{1,60} host=(\S{1,255})|disconnected|authentication user=(\S{1,255}) result=ok)/y;

export function readSession({ text, start, end }: Line): Statement | undefined {
  SESSION.lastIndex = start;
  const match = SESSION.exec(text);
  if (!match?.[1]) return undefined;
  const session = `smtpd ${match[1]}`;
  const piece = { start, end };
  if (match[3] !== undefined) return { kind: 'noted', session, piece, begins: true, client: match[3] };
  if (match[4] !== undefined) return { kind: 'noted', session, piece, user: match[4] };
  return { kind: 'disconnected', session };
}
