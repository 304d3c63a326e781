import type { Line } from '../../format';
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

/** Cyrus: imapd, pop3d, nntpd, lmtpd and timsieved tell it alike. */
export function readCyrusLogin({ text, start, end }: Line): readonly Statement[] | undefined {
  const address = matchAt(BAD_LOGIN, text, start)?.[1];
  if (address === undefined) return undefined;
  const after = BAD_LOGIN.lastIndex;
  const at = text.slice(after, end).search(REFUSED);
  if (at < 0) return [];
  const user = USER.exec(text.slice(after, after + at))?.[1];
  // Without the user, so that the same reason is judged once.
  const reason = { start: after + at, end: text[end - 1] === ']' ? end - 1 : end };
  return refusedLogin({ address, user: user === NO_USER ? undefined : user, piece: { start, end } }, { word: { start, end: start + 'badlogin'.length }, reason });
}
