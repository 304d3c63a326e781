import type { Line } from '../../format';
import type { Statement } from '../../../statement';
import { matchAt } from '../../../text/matches';

const CONNECT = /connect from (\S{1,300}(?: \[[^\s[\]]{1,64}\])?)/y;
// AUTH=server, relay=client.example.org [192.0.2.1], authid=alice, mech=LOGIN, bits=0
const LOGGED_IN = /AUTH=server, (?:[^=]{1,30}=[^,]{0,300}, )?authid=([^,]{1,300}), mech=([A-Za-z0-9-]{1,30})/y;

// from=<alice@example.com>, size=550, class=0, nrcpts=1, msgid=<…>, proto=ESMTP, daemon=MTA, relay=client.example.org [192.0.2.1]
const ARRIVAL = /from=.{0,400}?, nrcpts=[1-9].{0,600}?, relay=([^,]{1,300})$/y;

/** That a session begins, that a client logged in or brought a message. */
export function readSession(line: Line): Statement | undefined {
  const { text, start, end } = line;
  const piece = { start, end };
  const client = matchAt(CONNECT, text, start)?.[1];
  if (client !== undefined) return { kind: 'noted', session: sessionOf(line), piece, begins: true, client };
  const login = matchAt(LOGGED_IN, text, start);
  const arrival = matchAt(ARRIVAL, text, start);
  if (arrival?.[1] !== undefined) return { kind: 'noted', session: sessionOf(line), piece, message: true, client: arrival[1] };
  if (login?.[1] === undefined || login[2] === undefined) return undefined;
  return { kind: 'noted', session: sessionOf(line), piece, mechanism: login[2], user: login[1] };
}

/** What a session is known by: the process that has it. */
export function sessionOf({ program, pid }: Line): string {
  return `${program}[${pid}]`;
}
