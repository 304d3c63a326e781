import type { Line, Memory } from '../../format';
import { attemptOf, type LoginTries, writtenAt } from '../../loginTries';
import { directionFrom } from '../../../ownNetwork';
import { given } from '../../../given';
import { refusedLogin } from '../../refusedLogin';
import type { Statement } from '../../../statement';
import { sessionOf } from './session';
import { standsAt } from '../../../text/matches';

// AUTH failure (LOGIN): authentication failure (-13) SASL(-13): …, user=alice, relay=client.example.org [192.0.2.1] (may be forged)
const LOGIN = 'AUTH failure (';
const CLIENT = /, relay=(?:[^\s[\],]{1,255} )?\[([^\s[\]]{1,64})\](?: \(may be forged\))?$/;
const USER = /, user=([^,]{1,255})/;

// AUTH decode64 error [-5 for "…"], relay=[192.0.2.1]: what stands between the quotes may be a password
const BROKEN = /AUTH decode64 error (?=\[)/y;

/** A process has one connection: a client that tries another mechanism, or its password again, has one login that fails. */
const TRIES: LoginTries = { prefix: 'refused ', most: 200, atOnce: 600, untimed: true };

/** A client that could not log in. sendmail answers 535 and does not log it. */
export function readLogin(line: Line, memory: Memory): readonly Statement[] | undefined {
  const { text, start, end } = line;
  const said = text.slice(start, end);
  if (standsAt(BROKEN, text, start)) {
    const reason = { start, end: BROKEN.lastIndex - 1 };
    return [{ kind: 'reported', session: sessionOf(line), result: 'rejected', direction: directionFrom(CLIENT.exec(said)?.[1] ?? ''), occasion: 'AUTH', word: reason, reason }];
  }
  if (!text.startsWith(LOGIN, start)) return undefined;
  // A user name may hold a relay of its own: the last one is sendmail's.
  const address = CLIENT.exec(said)?.[1];
  if (address === undefined) return undefined;
  const user = USER.exec(said)?.[1];
  const [refused, ...failed] = refusedLogin(
    { address: address.replace(/^IPv6:/, ''), user, piece: { start, end } },
    {
      session: sessionOf(line),
      word: { start: start + 'AUTH '.length, end: start + 'AUTH failure'.length },
      // Without the user and the client, so that the same reason is judged once.
      reason: { start, end: start + said.search(/, (?:user|relay)=/) },
    },
  );
  const session = sessionOf(line);
  const again = line.pid !== '' && attemptOf(memory, TRIES, { client: `${session} ${address}`, ...given({ user }), moment: writtenAt(line) }) === 'same';
  return again ? failed : [refused, ...failed];
}
