import { isOfOwnNetwork } from '../../../ownNetwork';
import { given } from '../../../given';
import type { Statement } from '../../../statement';
import type { Line, Memory } from '../../format';
import { beginsLogin, writtenAt } from '../../loginTries';
import { loginRefusedBy, readPamRefusal } from '../../pamRefusal';
import { refusedLogin } from '../../refusedLogin';
import { isTold, TELLS_LOGINS } from './login';
import { matchAt, standsAt } from '../../../text/matches';

/** One of them stands in every line in which a list of users lets somebody not in. */
export const ASKED_USERS = [
  'assword mismatch',
  ': unknown user',
  'pam_authenticate() failed: ',
  'pam_acct_mgmt() failed: ',
  'nvalid credentials',
  ': Login failed (status=',
  ' due to policy server refusal',
  'oauth2 failed: ',
  ': [AUTHENTICATIONFAILED] ',
  ': [AUTHORIZATIONFAILED] ',
  ': Authentication failed',
  ': allow_nets check failed',
  ': Username character disallowed by ',
  ': Empty username',
  'auth: Failed password for ',
];

// conn unix:auth-worker (pid=20782,uid=104): auth-worker<1>: what a process says that asks for another one
const WORKER = /conn unix:auth-worker \([^()]{1,60}\): auth-worker<\d{1,10}>: /y;
// sql(alice,192.0.2.9,<0sAg9m1hFKV/AAAB>): Password mismatch | passwd-file: Password mismatch: where the line began with auth(alice,192.0.2.9,sasl:plain)<0sAg9m1hFKV/AAAB>
// oauth2 failed: …: what the mechanism itself says there
const LIST = /(?:([a-z][a-z0-9-]{1,30})(?:\(([^()]{3,400})\))?: )?/y;
const REFUSAL = new RegExp(
  [
    '[Pp]assword mismatch|unknown user',
    String.raw`pam_(?:authenticate|acct_mgmt)\(\) failed: `,
    String.raw`(?:ldap_bind\(\) failed: )?[Ii]nvalid credentials`,
    String.raw`Login failed \(status=\d{1,3}\)`,
    'Authentication failure due to policy server refusal',
    'oauth2 failed: ',
    'allow_nets check failed|Username character disallowed by auth_username_chars|Empty username',
    // What another server of IMAP answered, which was asked: imap(alice,192.0.2.9): [AUTHENTICATIONFAILED] Invalid credentials (Failure)
    String.raw`\[(?:AUTHENTICATION|AUTHORIZATION)FAILED\] |Authentication failed(?!.{0,80}\b(?:[Dd]isconnected|[Cc]onnect|DNS|SSL|[Tt]imed out|[Tt]emporar))`,
  ].join('|'),
  'y',
);
/** Who could be asked and failed says so of an error of its own: the client is to try again. */
const OF_AN_ERROR = 'oauth2 failed: ';
// (given password: …), (SHA1 of given password: 3da541)
const GIVEN = / \((?:SHA1 of )?given password: /;
// alice,192.0.2.9 | alice@example.com,2001:db8::1,<session> | alice,192.0.2.9,sasl:plain
const CLIENT = /^([^,]{1,255}),([0-9A-Fa-f.:]{2,45})(?=,|$)/;
// alice, of whom no client is known: a program that does not tell its own, such as a chat server, or a test. A number is a process.
const USER_ALONE = /^(?!\d+$)[^,\s]{1,255}$/;
/** A password was given, and is wrong; who only asks whether there is such a user gave none. */
const WRONG = /^[Pp]assword mismatch$/;
const CONNECTION = /,<([^<>]{1,100})>/;
const NOBODY = '?';

/**
 * A list of users (PAM, a file, a database) does not let a client in. The login
 * process tells it again when the client goes, and so does another server
 * (Postfix, Exim) for which Dovecot looks it up; further lists may be asked.
 * @param head what the line began with: what stands in brackets there, since Dovecot 2.4, the connection, and the level, which a system log has of errors alone
 */
export function readRefusedByUsers(line: Line, head: { readonly inside: string; readonly connection: string | undefined; readonly level: string | undefined }, memory: Memory): Statement | readonly Statement[] | undefined {
  const { text, start, end } = line;
  const failed = readFailedPassword(line, memory);
  if (failed) return failed;
  const word = standsAt(WORKER, text, start) ? WORKER.lastIndex : start;
  const list = matchAt(LIST, text, word);
  const said = LIST.lastIndex;
  const refusal = list && matchAt(REFUSAL, text, said)?.[0];
  if (refusal === undefined || refusal === null) return undefined;
  const asked = list?.[2] ?? head.inside;
  const [, user = WRONG.test(refusal) ? (USER_ALONE.exec(asked)?.[0] ?? '') : '', address = ''] = CLIENT.exec(asked) ?? [];
  if (user === '') return undefined;
  if (refusal === OF_AN_ERROR && head.level === 'Error') return [];
  const connection = CONNECTION.exec(list?.[2] ?? '')?.[1] ?? head.connection;
  // Nobody logs in where a server asks for whom it takes mail: LMTP, by the address of who hands it over.
  if (connection === undefined && refusal === 'unknown user' && isOfOwnNetwork(address)) return [];
  const password = GIVEN.exec(text.slice(said, end));
  const reason = { start: said, end: password ? said + password.index : end };
  if (connection === undefined ? !beginsLogin(memory, `${user},${address}`, text.slice(word, reason.end), writtenAt(line)) : isTold(memory, connection)) return [];
  const statements = refusedLogin({ address, user: user === NOBODY ? '' : user, piece: { start: word, end: reason.end } }, { word: { start: said, end: said + refusal.length }, reason });
  return { kind: 'foretold', oneOfSeveral: true, toldAtEnd: connection !== undefined && memory.has(TELLS_LOGINS), ...given({ connection }), statements };
}

// auth: Failed password for alice@example.com from 192.0.2.9, in the words of sshd, which goes on with a port
const FAILED_PASSWORD = /(Failed password) for (\S{1,255}) from ([0-9A-Fa-f.:]{2,45})(?=[\s,;.]|$)(?! port )/y;

function readFailedPassword(line: Line, memory: Memory): Statement | readonly Statement[] | undefined {
  const { text, start, end } = line;
  const [, words, user, address] = matchAt(FAILED_PASSWORD, text, start) ?? [];
  if (words === undefined || user === undefined || address === undefined) return undefined;
  if (!beginsLogin(memory, `${user},${address}`, words, writtenAt(line))) return [];
  const reason = { start, end: start + words.length };
  return { kind: 'foretold', oneOfSeveral: true, statements: refusedLogin({ address, user, piece: { start, end } }, { word: reason, reason }) };
}

/** What PAM says of a login before the list of users does that asked it. */
export function readRefusedByPam(line: Line, memory: Memory): Statement | readonly Statement[] | undefined {
  const refusal = readPamRefusal(line);
  if (!refusal) return undefined;
  if (!beginsLogin(memory, `${refusal.user},${refusal.address ?? ''}`, line.text.slice(line.start, line.end), writtenAt(line))) return [];
  return { kind: 'foretold', oneOfSeveral: true, statements: loginRefusedBy(line, refusal) };
}
