import { directionFrom } from '../../../ownNetwork';
import type { Line, Memory } from '../../format';
import { writtenAt } from '../../loginTries';
import { forget, recall, remember, type EntryKind } from '../../remember';
import type { Reported } from '../../../statement';
import { occasionOf } from './reply';
import { matchAt } from '../../../text/matches';
import { secondsBetween, type Moment } from '../../../text/moment';

// SMTP syntax error in "RCPT TO:<a b@example.net>" H=(laptop) [192.0.2.44] malformed address: b@example.net> may not follow <a
const ERROR = /SMTP (syntax|protocol) error in "([A-Za-z]{0,10})[^\n]{0,1000}?" (?:[A-Z]=[^\n]{0,600}?|\([^()\n]{0,255}\) ?)?(\[[^\s[\]]{1,64}\])(?::\d{1,5})?(?: [A-Z][A-Za-z]{0,3}=\S{1,300})* /y;

/** In the memory: the clients whose last command Exim did not take. */
const ERRED: EntryKind = { prefix: 'erred ', most: 300 };

// SMTP call from (laptop) [192.0.2.44]:5025 dropped: too many syntax or protocol errors (last command was "FOO", C=EHLO)
const DROPPED = /SMTP call from (?:[^\n[\]]{0,520} )?(\[[^\s[\]]{1,64}\])(?::(\d{1,5}))?[^\n]{0,200}? dropped: too many (?:syntax or protocol|unrecognized|(nonmail))/y;

/** In the memory, by the clients' addresses: when a login was last refused, and from which port. */
const NO_LOGIN: EntryKind = { prefix: 'no login ', most: 300 };
/** A connection on which nothing goes right lasts no longer. */
const LONGEST_CONNECTION = 600;

/** A client could not log in; what it is told when it goes on trying follows from that. */
export function noteRefusedLogin(moment: Moment | undefined, address: string, port: string | undefined, memory: Memory): void {
  remember(memory, NO_LOGIN, `[${address}]`, `${moment ?? ''} ${port ?? ''}`);
}

/** Whether Exim drops a client with the answer to a command of which a line above tells, or whom it has refused a login. */
export function dropsAfterError(line: Line, memory: Memory): boolean {
  const [, client, port, nonmail] = matchAt(DROPPED, line.text, line.start) ?? [];
  if (client === undefined) return false;
  const erred = nonmail === undefined && forget(memory, ERRED, client) !== undefined;
  return isOfRefusedLogin(line, client, port, memory) || erred;
}

function isOfRefusedLogin(line: Line, client: string, port: string | undefined, memory: Memory): boolean {
  const [before = '', refusedPort = ''] = recall(memory, NO_LOGIN, client)?.split(' ') ?? [];
  if (recall(memory, NO_LOGIN, client) === undefined || (port !== undefined && refusedPort !== '' && port !== refusedPort)) return false;
  forget(memory, NO_LOGIN, client);
  const moment = writtenAt(line);
  return before === '' || moment === undefined || secondsBetween(Number(before), moment, LONGEST_CONNECTION) !== undefined;
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
