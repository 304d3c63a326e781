import type { Line, Memory } from '../../format';
import { refusedLogin } from '../../refusedLogin';
import { recall, remember, type EntryKind } from '../../remember';
import { given } from '../../../given';
import type { LoggedIn, Statement } from '../../../statement';
import { matchAt } from '../../../text/matches';

// Aborted login by logging out (tried to use unsupported auth mechanism): … | Aborted login (tried to use disallowed plaintext auth): rip=… | Disconnected (auth failed, 3 attempts in 16 secs): user=<alice>, method=PLAIN, rip=192.0.2.241, lip=… | Login aborted: Connection closed (auth failed, 1 attempts in 2 secs) (auth_failed): … | Login failed: Plaintext authentication disabled: user=<>, …
const REFUSED = /(?:\(|Login failed: (?=P))(auth failed|authorization failed|proxy dest auth failed|user disabled|password expired|login disabled|tried to use (?:unsupported auth mechanism|dis(?:allowed|abled) plaintext auth)|Plaintext authentication disabled|client sent an invalid cert|cert required, client didn't send it)(?:(?:, (\d{1,6}) attempts?)?[^()]{0,60}\)|: user=)/;
// No password was tried.
const UNTRIED = /^(?:tried|P|c)/;
/** One of them stands in every line of a client that went without a login; they are rare elsewhere. Older versions name no user where they know none. */
export const WENT = ['): user=<', '): method=', '): rip=', 'Plaintext authentication disabled: '];
const USER = / user=<([^<>]{1,255})>/;
const CLIENT = /\brip=([0-9A-Fa-f.:]{2,45})(?=,|\s|$)/;
const SERVER = /\blip=([0-9A-Fa-f.:]{2,45})(?=,|\s|$)/;

/** In the memory, where the log has what the login processes tell: each connection of which a login was refused is told of by them. */
export const TELLS_LOGINS = 'logins';

/** In the memory: the connections of which a login was refused. */
const CONNECTIONS: EntryKind = { prefix: 'connection ', most: 100 };

/** Whether a line above told that a login of a connection was refused: that is one, however often it was tried. */
export function isTold(memory: Memory, connection: string): boolean {
  if (recall(memory, CONNECTIONS, connection) !== undefined) return true;
  remember(memory, CONNECTIONS, connection);
  return false;
}

/**
 * A client of whatever service (imap, pop3, submission, managesieve) went without having logged in.
 * @param service the program of Dovecot that logs it
 * @param answered whether the log shows the replies of submission, of which one refused it
 */
export function readLogin({ text, start, end }: Line, service: string, answered: boolean, memory: Memory): readonly Statement[] | undefined {
  if (!service.endsWith('-login')) return undefined;
  const said = text.slice(start, end);
  const match = REFUSED.exec(said);
  if (!match?.[1]) return undefined;
  memory.set(TELLS_LOGINS, 'seen');
  // Where the newest line stands first, what the lists of users said of it stands below.
  const connection = SESSION.exec(said)?.[1];
  if (connection !== undefined) remember(memory, CONNECTIONS, connection);
  const address = CLIENT.exec(said)?.[1];
  const user = USER.exec(said)?.[1];
  const at = start + match.index + match[0].indexOf(match[1]);
  // Without the attempts and seconds, so that the same reason is judged once.
  const reason = { start: at, end: at + match[1].length };
  // Webmail on the same machine, and whoever else is there.
  const own = address !== undefined && address === SERVER.exec(said)?.[1];
  const [refused, ...failed] = refusedLogin({ address, user, piece: { start, end }, count: Math.max(1, Number(match[2] ?? 1)) }, { word: reason, reason, ...(own ? { direction: 'submission' as const } : {}) });
  if (answered && service === 'submission-login') return UNTRIED.test(match[1]) ? [] : failed;
  return UNTRIED.test(match[1]) ? [refused] : [refused, ...failed];
}

// Disconnected: … (auth service reported temporary failure): user=<alice>, method=XOAUTH2, …
const UNDECIDED = /\(auth service reported temporary failure\): user=<([^<>]{1,255})>/;
// Login: user=<alice>, method=PLAIN, rip=192.0.2.241, lip=192.0.2.1, mpid=4411, TLS, session=<QIhyMxQQBWueDgAB>
const SUCCESS = /(?:Login|Logged in): user=<([^<>]{1,255})>/y;
const SESSION = /, session=<([^<>]{1,100})>/;

/** A client logged in, or could not be told whether it may: a list of users that was asked after others is out of reach. */
export function readSuccess({ text, start, end }: Line, service: string): LoggedIn | undefined {
  if (!service.endsWith('-login')) return undefined;
  const said = text.slice(start, end);
  const user = (matchAt(SUCCESS, text, start) ?? UNDECIDED.exec(said))?.[1];
  if (user === undefined) return undefined;
  return { kind: 'logged-in', user, ...given({ address: CLIENT.exec(said)?.[1], connection: SESSION.exec(said)?.[1] }) };
}
