import { directionFrom } from '../../../ownNetwork';
import type { Piece, Statement, Told } from '../../../statement';
import type { Line, Memory } from '../../format';
import { wasRefusedBefore, type ConnectionLogins } from '../../connectionLogins';
import { writtenAt } from '../../loginTries';
import { isReplyAt } from '../../quotedReplies/quotedReply';
import { refusedLogin } from '../../refusedLogin';
import { connectionOf, type Connection } from './connection';
import { noteRefusedLogin } from './protocolError';
import { matchAt } from '../../../text/matches';
import type { Moment } from '../../../text/moment';

const FAILED = 'authenticator failed for ';
// client.example.org (laptop) [192.0.2.1] | ([192.0.2.7]) [192.0.2.1] | H=(laptop) [192.0.2.1]:5025
const CLIENT = /(?:H=)?(?:[^\s[\]()]{1,255} )?(\([^()]{0,255}\) )?\[([^\s[\]]{1,64})\](?::(\d{1,5}))?/y;

/** By the client's address and port, or the process: Exim has one for each connection. */
const ON_CONNECTION: ConnectionLogins = { prefix: 'refused ', most: 300, longest: 600 };
/** By what the client calls itself, where the log tells no more: Dovecot, whom Exim asks, takes two seconds to refuse a login, and what comes that soon after comes over the same connection. */
const AT_ONCE: ConnectionLogins = { prefix: 'at once ', most: 300, longest: 5 };

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
  const [, name = '', address, port] = matchAt(CLIENT, text, at + FAILED.length) ?? [];
  if (text[reply.start] === '4') return { ...refusal, kind: 'reported', result: 'deferred', direction: directionFrom(address ?? ''), occasion: 'AUTH' };
  const user = userId > reply.start && text[end - 1] === ')' ? text.slice(userId + ' (set_id='.length, end - 1) : '';
  const [refused, ...failed] = refusedLogin({ address, user, piece: { start, end } }, refusal);
  if (address === undefined) return [refused, ...failed];
  const moment = writtenAt(line);
  const again = wasRefusedOn(connectionOf({ address, port, pid: line.pid }), name, user, moment, memory);
  noteRefusedLogin(moment, address, port, memory);
  return [again ? { kind: 'told', occasion: 'AUTH', reply: refusal.reply } : refused, ...failed];
}

/** @param name what the client calls itself */
function wasRefusedOn({ connection, certain }: Connection, name: string, user: string, moment: Moment | undefined, memory: Memory): boolean {
  if (certain) return wasRefusedBefore(memory, ON_CONNECTION, { connection, user, moment });
  return moment !== undefined && wasRefusedBefore(memory, AT_ONCE, { connection: `${connection} ${name}${user}`, user, moment });
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
