import { given } from '../../../given';
import type { Line, Memory } from '../../format';
import { attemptOf, type LoginTries, writtenAt } from '../../loginTries';
import { refusedLogin } from '../../refusedLogin';
import type { Statement } from '../../../statement';
import { matchAt } from '../../../text/matches';

// badlogin: client.example.org [192.0.2.44] PLAIN (alice) [SASL(-13): authentication failure: …] | …: [192.0.2.44] plaintext alice SASL(-13): … | …: web[192.0.2.44] PLAIN authentication failure
const BAD_LOGIN = /badlogin: (?:[^\s[\]]{1,255} ?)?\[([0-9A-Fa-f.:]{2,45})\] [A-Za-z0-9_-]{3,20} /y;
// Other numbers of Cyrus SASL tell that no password was looked at: a mechanism that is not there, a client that broke off.
const REFUSED = /SASL\(-(?:1|13|14|18|19|20|26)\): |authentication failure|authori[sz]ation failure|user not found|invalid user/;
// Before the reason: `(alice) [`, `alice `
const USER = /^\(?([^\s()[\]]{1,255})\)? \[?$/;
const NO_USER = '-notset-';

/** In the memory: the last try of each client at a process, which has one client at a time. Cyrus makes it wait three seconds (`failedloginpause`); the next connection is not logged. */
const TRIES: LoginTries = { prefix: 'badlogin ', most: 200, atOnce: 4, untimed: false };

/** Cyrus: imapd, pop3d, nntpd, lmtpd and timsieved tell it alike. */
export function readCyrusLogin(line: Line, memory: Memory): readonly Statement[] | undefined {
  const { text, start, end, program, pid } = line;
  const address = matchAt(BAD_LOGIN, text, start)?.[1];
  if (address === undefined) return undefined;
  const after = BAD_LOGIN.lastIndex;
  const at = text.slice(after, end).search(REFUSED);
  if (at < 0) return [];
  const user = USER.exec(text.slice(after, after + at))?.[1];
  // Without the user, so that the same reason is judged once.
  const reason = { start: after + at, end: text[end - 1] === ']' ? end - 1 : end };
  const named = user === NO_USER ? undefined : user;
  const [refused, ...failed] = refusedLogin({ address, user: named, piece: { start, end } }, { word: { start, end: start + 'badlogin'.length }, reason });
  const attempt = pid === '' ? 'first' : attemptOf(memory, TRIES, { client: `${program}[${pid}] ${address}`, ...given({ user: named }), moment: writtenAt(line) });
  return attempt === 'same' ? failed : [refused, ...failed];
}
