import { directionFrom } from '../../../ownNetwork';
import type { Line, Memory } from '../../format';
import { forget, remember, type EntryKind } from '../../remember';
import type { Reported } from '../../../statement';
import { occasionOf } from './reply';
import { matchAt } from '../../../text/matches';

// SMTP syntax error in "RCPT TO:<a b@example.net>" H=(laptop) [192.0.2.44] malformed address: b@example.net> may not follow <a
const ERROR = /SMTP (syntax|protocol) error in "([A-Za-z]{0,10})[^\n]{0,1000}?" (?:[A-Z]=[^\n]{0,600}?|\([^()\n]{0,255}\) ?)?(\[[^\s[\]]{1,64}\])(?::\d{1,5})?(?: [A-Z][A-Za-z]{0,3}=\S{1,300})* /y;

/** In the memory: the clients whose last command Exim did not take. */
const ERRED: EntryKind = { prefix: 'erred ', most: 300 };

// SMTP call from (laptop) [192.0.2.44]:5025 dropped: too many syntax or protocol errors (last command was "FOO", C=EHLO)
const DROPPED = /SMTP call from (?:[^\n[\]]{0,520} )?(\[[^\s[\]]{1,64}\])(?::\d{1,5})?[^\n]{0,200}? dropped: too many (?:syntax or protocol|unrecognized)/y;

/** Whether Exim drops a client with the answer to a command of which the line above tells. */
export function dropsAfterError({ text, start }: Line, memory: Memory): boolean {
  const client = matchAt(DROPPED, text, start)?.[1];
  return client !== undefined && forget(memory, ERRED, client) !== undefined;
}

/** A client's command that Exim does not take: it answers 501 or 503, and logs what is wrong with it in place of that. */
export function readProtocolError({ text, start, end }: Line, memory: Memory): Reported | undefined {
  const match = matchAt(ERROR, text.slice(0, end), start);
  if (!match) return undefined;
  const word = start + 'SMTP '.length;
  const occasion = occasionOf(match[2] ?? '');
  const client = match[3] ?? '';
  remember(memory, ERRED, client);
  return {
    kind: 'reported',
    result: 'rejected',
    direction: directionFrom(client),
    word: { start: word, end: word + `${match[1] ?? ''} error`.length },
    ...(occasion === undefined ? {} : { occasion }),
    reason: { start: ERROR.lastIndex, end },
  };
}
