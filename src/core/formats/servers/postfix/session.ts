import type { Line } from '../../format';
import type { Statement } from '../../../statement';
import { QUEUE_ID } from './queueId';
import { matchAt, standsAt } from '../../../text/matches';

// connect from mx.example.net[192.0.2.1] | Anonymous TLS connection established from …: TLSv1.3 … | 4F2B: client=…, sasl_method=PLAIN, sasl_username=alice
const CONNECT = /connect from (\S{1,300})/y;
const TLS = /(?:Anonymous|Untrusted|Trusted|Verified) TLS connection established from /y;
const CLIENT = new RegExp(String.raw`(NOQUEUE|${QUEUE_ID}): client=([^\s,]{1,300})`, 'y');
const LOGGED_IN = /, sasl_method=([^\s,]{1,30}), sasl_username=([^\s,]{1,300})/;

/** That a session begins, that TLS is in force, that a client logged in or brought a message. */
export function readSession(line: Line): Statement | undefined {
  const { text, start, end } = line;
  const piece = { start, end };
  const session = sessionOf(line);
  const client = matchAt(CONNECT, text, start)?.[1];
  if (client !== undefined) return { kind: 'noted', session, piece, begins: true, client };
  if (standsAt(TLS, text, start)) return { kind: 'noted', session, piece, secured: true };
  const accepted = matchAt(CLIENT, text, start);
  if (!accepted) return undefined;
  const login = LOGGED_IN.exec(text);
  return { kind: 'noted', session, piece, ...(accepted[1] === 'NOQUEUE' ? {} : { message: true }), ...(login?.[1] === undefined || login[2] === undefined ? {} : { mechanism: login[1], user: login[2] }) };
}

/** What a session is known by: the process that has it. */
export function sessionOf({ program, pid }: Pick<Line, 'program' | 'pid'>): string {
  return `${program}[${pid}]`;
}
