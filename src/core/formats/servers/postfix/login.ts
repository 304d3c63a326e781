import type { Line, Memory } from '../../format';
import { attemptOf, type LoginTries, writtenAt } from '../../loginTries';
import { forget } from '../../remember';
import { refusedLogin } from '../../refusedLogin';
import { given } from '../../../given';
import type { Foretold, Reported, Statement } from '../../../statement';
import { sessionOf } from './session';
import { matchAt } from '../../../text/matches';
import { findWords } from '../../../text/span';

// warning: unknown[192.0.2.1]: SASL LOGIN authentication failed: UGFzc3dvcmQ6 | …: (reason unavailable), sasl_username=alice | … failed (and nothing more, where somebody left out the rest)
// Where addresses were taken out before the log was shown, one word may be left of both: IP
const LOGIN = /warning: (?:[^\s[\]]{0,255}\[([^\s[\]]{1,64})\](?::\d{1,5})?|[\w.-]{1,64}): SASL ([A-Za-z0-9-]{3,20}) authentication failed(?:\s*$|:(?: ([A-Za-z0-9+/]{8,}={0,2})(?=,|\s*$))?)/y;
const USER = /, sasl_username=(\S{1,255})$/;
// The login was not tried at all.
const OUR_FAULT = ' Connection lost to authentication server';

/** In the memory: the process that showed its dialogue last (`-v`), where the reply stands below. */
export const SHOWS_DIALOGUE = 'verbose';

/** In the memory: the process that told of a refused login last; one that shows its dialogue shows the reply next. */
export const REFUSED_LOGIN = 'login';

/** A process has one client at a time. */
const TRIES: LoginTries = { prefix: 'refused ', most: 200, atOnce: 2, untimed: true };

/** A client that comes back tries to log in anew, also at the same process. */
export function forgetTries(line: Line, memory: Memory): void {
  const { text, start, end } = line;
  const client = text.slice(start + 'disconnect from '.length, end).split(' ', 1)[0] ?? '';
  forget(memory, TRIES, `${sessionOf(line)} ${client}`);
}

/** A client tries its password once more, as the end of the connection shows. */
function onOneConnection(refused: Reported): Foretold {
  return { kind: 'foretold', ...given({ session: refused.session }), again: true, statements: [refused] };
}

/** A client that could not log in, and the challenge at which it failed. Postfix answers 535 and does not log it. */
export function readLogin(line: Line, memory: Memory): readonly Statement[] | undefined {
  const { text, start, end, pid, headless } = line;
  const match = matchAt(LOGIN, text, start);
  if (match?.[2] === undefined) return undefined;
  const after = LOGIN.lastIndex;
  if (text.startsWith(OUR_FAULT, after)) return [];
  const user = USER.exec(text.slice(0, end))?.[1];
  const said = text.indexOf(': SASL ', start) + ': '.length;
  const [refused, ...failed] = refusedLogin(
    { address: match[1], user, piece: { start, end } },
    {
      ...(headless === true ? {} : { session: sessionOf(line) }),
      word: findWords(text, 'failed', said),
      // Without the user, so that the same reason is judged once.
      reason: { start: said, end: user === undefined ? end : end - ', sasl_username='.length - user.length },
    },
  );
  const challenge = match[3];
  const answered = memory.get(SHOWS_DIALOGUE) === pid;
  const client = `${sessionOf(line)} ${text.slice(start + 'warning: '.length, said - ': '.length)}`;
  const attempt = pid === '' ? 'first' : attemptOf(memory, TRIES, { client, mechanism: match[2].toUpperCase(), ...given({ user }), moment: writtenAt(line) });
  const refusals = answered || attempt === 'same' ? [] : [attempt === 'again' ? onOneConnection(refused) : refused];
  if (!answered && headless !== true) memory.set(REFUSED_LOGIN, pid);
  if (challenge === undefined || challenge.length % 4 !== 0) return [...refusals, ...failed];
  return [...refusals, { kind: 'challenged', mechanism: match[2], payload: { start: after - challenge.length, end: after } }, ...failed];
}
