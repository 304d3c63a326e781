import { directionFrom } from '../../../ownNetwork';
import type { Piece, Statement } from '../../../statement';
import type { Line } from '../../format';
import { refusedLogin } from '../../refusedLogin';

// disconnect ip=192.0.2.44 … relay=N … rcpts=0/1/0 msgs=0/0/0 bytes=550 lr="452 plugin timeout" time=30.83
const LAST_REPLY = / lr="(?=[45]\d\d[ -])/;
const CLIENT = /disconnect ip=(\S{1,60})/;
const OF_OURS = / relay=Y /;

/**
 * A session ends. Its last reply that was no success is told again, or is all of it that the log shows.
 * @param isKnown the log has told what was refused
 */
export function readDisconnect({ text, start, end }: Line, session: string, isKnown: boolean): Statement | readonly Statement[] {
  const ended: Statement = { kind: 'disconnected', session };
  const words = text.slice(start, end);
  const last = LAST_REPLY.exec(words);
  if (!last) return ended;
  const from = start + last.index + last[0].length;
  const close = text.indexOf('"', from);
  const reply = { start: from, end: close < 0 ? end : close };
  if (isKnown) return [{ kind: 'told', reply }, ended];
  return [...refused(text, reply, { start, end }, CLIENT.exec(words)?.[1] ?? '', OF_OURS.test(words)), ended];
}

function refused(text: string, reply: Piece, piece: Piece, address: string, isOurs: boolean): readonly Statement[] {
  const base = { direction: isOurs ? 'submission' : directionFrom(address), word: reply, reply } as const;
  if (text.startsWith('535', reply.start)) return refusedLogin({ address, piece }, base);
  return [{ kind: 'reported', result: text[reply.start] === '4' ? 'deferred' : 'rejected', ...base }];
}
