import { given } from '../../../given';
import { refusedLogin } from '../../refusedLogin';
import { SILENT, type Statement } from '../../../statement';
import { saidIn } from './session';

/** What Stalwart wrote before version 0.9 where it traced its sessions. */

// smtp::inbound::session: event="write" data="220 mail.example.com Stalwart SMTP v0.5.1\r\n" size=40
const TRACE = /\bsmtp::(inbound|outbound)::\w{2,30}: (?:\w{1,20}="[^"]{0,60}" )?event="(read|write)" data="/;
// session{instance="submissions" protocol=Smtp remote.ip="192.0.2.44" remote.port=48860}: smtp::inbound::auth: context="auth" event="authenticate" result="failed"
const LOGIN = /\bsmtp::inbound::auth: context="auth" event="authenticate" result="(failed)?/;
const PEER = /\bremote\.ip="?([0-9A-Fa-f.:]{2,45})"?(?: remote\.port=(\d{1,5}))?/;
const LOOKED_AT = 600;

export function readTrace(text: string): readonly Statement[] | undefined {
  const match = TRACE.exec(headOf(text));
  if (!match) return undefined;
  const inside = match[1] === 'inbound';
  const session = PEER.exec(text.slice(0, match.index))?.slice(1).join(' ') ?? '';
  return saidIn(text, match.index + match[0].length, session, { speaker: (match[2] === 'write') === inside ? 'server' : 'client', direction: inside ? 'inbound' : 'outbound' });
}

export function readTracedLogin(text: string): Statement | readonly Statement[] | undefined {
  const match = LOGIN.exec(headOf(text));
  if (!match) return undefined;
  const [whole, failed] = match;
  if (failed === undefined) return SILENT;
  const end = match.index + whole.length;
  const word = { start: end - failed.length, end };
  const peer = PEER.exec(text.slice(0, match.index));
  return { kind: 'foretold', ...given({ session: peer?.slice(1).join(' ') }), statements: refusedLogin({ address: peer?.[1], piece: { start: match.index, end } }, { word, reason: word }) };
}

function headOf(text: string): string {
  return text.length > LOOKED_AT ? text.slice(0, LOOKED_AT) : text;
}
