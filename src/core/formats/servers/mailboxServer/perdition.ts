import type { Line } from '../../format';
import { refusedLogin } from '../../refusedLogin';
import type { Statement } from '../../../statement';
import { matchAt } from '../../../text/matches';

// Auth: 192.0.2.44:2274->192.0.2.1:993 client-secure=ssl authorisation_id=NONE authentication_id="alice" server="imap.example.com:993" protocol=IMAP4S server-secure=ssl status="failed: Re-Authentication Failure"
// In the value of a record its quotes are escaped or doubled.
const AUTH = /Auth: ([0-9A-Fa-f.:]{2,45}):\d{1,5}->\S{1,80} .{0,120}?authentication_id=[\\"]{1,3}([^"\\]{0,255})[\\"]{1,3} .{0,300}?status=[\\"]{1,3}failed: ([^"\\]{1,200})(?=[\\"])/y;

/** Perdition, which hands clients on to the server that has their mailbox. */
export function readPerditionLogin({ text, start, end, program }: Line): readonly Statement[] | undefined {
  const [whole, address, user, words] = program.startsWith('perdition') ? (matchAt(AUTH, text, start) ?? []) : [];
  if (whole === undefined || words === undefined) return undefined;
  const said = start + whole.length - words.length;
  return refusedLogin({ address, user, piece: { start, end } }, { word: { start: said - 'failed: '.length, end: said - ': '.length }, reason: { start: said, end: said + words.length } });
}
