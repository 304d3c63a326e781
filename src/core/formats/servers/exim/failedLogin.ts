import { directionFrom } from '../../../ownNetwork';
import type { Piece, Statement, Told } from '../../../statement';
import type { Line, Memory } from '../../format';
import { attemptOf, type LoginTries, writtenAt } from '../../loginTries';
import { isReplyAt } from '../../quotedReplies/quotedReply';
import { refusedLogin } from '../../refusedLogin';
import { noteRefusedLogin } from './protocolError';
import { matchAt } from '../../../text/matches';

const FAILED = 'authenticator failed for ';
// client.example.org (laptop) [192.0.2.1] | ([192.0.2.7]) [192.0.2.1]
const CLIENT = /(?:[^\s[\]()]{1,255} )?(?:\([^()]{0,255}\) )?\[([^\s[\]]{1,64})\](?::(\d{1,5}))?/y;

/** Address and port are the connection: whoever is refused on it again has one login that fails. */
const TRIES: LoginTries = { prefix: 'refused ', most: 200, atOnce: 600, untimed: true };

/** `login authenticator failed for (x) [192.0.2.1]: 535 Incorrect authentication data (set_id=alice)` */
export function readFailedLogin(line: Line, memory: Memory): Statement | readonly Statement[] | undefined {
  const { text, start, end } = line;
  const at = failureAt(text, start);
  if (at === undefined || !text.startsWith(FAILED, at)) return undefined;
  const word = { start: at + 'authenticator '.length, end: at + 'authenticator failed'.length };
  const reply = replyAfter(text, at + FAILED.length, ': ', end);
  if (!reply) return undefined;
  const userId = text.lastIndexOf(' (set_id=', end);
  const refusal = { word, reply: { start: reply.start, end: userId > reply.start ? userId : end } };
  const [, address, port] = matchAt(CLIENT, text, at + FAILED.length) ?? [];
  if (text[reply.start] === '4') return { ...refusal, kind: 'reported', result: 'deferred', direction: directionFrom(address ?? ''), occasion: 'AUTH' };
  const user = userId > reply.start && text[end - 1] === ')' ? text.slice(userId + ' (set_id='.length, end - 1) : '';
  const [refused, ...failed] = refusedLogin({ address, user, piece: { start, end } }, refusal);
  const again = address !== undefined && port !== undefined && attemptOf(memory, TRIES, { client: `${address}:${port}`, user, moment: writtenAt(line) }) === 'same';
  if (address !== undefined) noteRefusedLogin(line, address, port, memory);
  return [again ? { kind: 'told', occasion: 'AUTH', reply: refusal.reply } : refused, ...failed];
}

// plain authenticator failed H=mx.example.net [192.0.2.1] 535 …
/** Exim is the client, and tries without a login. */
export function readLoginAsClient({ text, start, end }: Line, queueId: string | undefined): Told | undefined {
  const at = failureAt(text, start);
  if (at === undefined || text.startsWith(FAILED, at)) return undefined;
  const reply = replyAfter(text, at + 'authenticator failed'.length, '] ', end);
  return reply && { kind: 'told', occasion: 'AUTH', reply, ...(queueId === undefined ? {} : { queueId }) };
}

// dovecot_login: what wrote the line to another file may have put a tab behind it
const NAME = /^[^\s]{1,58}\s{1,2}$/;

/** Behind the name of the authenticator. */
function failureAt(text: string, start: number): number | undefined {
  const at = text.indexOf('authenticator failed ', start);
  return at >= 0 && NAME.test(text.slice(start, Math.min(at, start + 61))) ? at : undefined;
}

function replyAfter(text: string, from: number, divider: string, end: number): Piece | undefined {
  for (let at = text.indexOf(divider, from); at >= 0; at = text.indexOf(divider, at + divider.length)) {
    const start = at + divider.length;
    if (isReplyAt(text, start)) return { start, end };
  }
  return undefined;
}
