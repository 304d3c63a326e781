import type { Line, Memory } from '../../format';
import { attemptOf, type LoginTries, writtenAt } from '../../loginTries';
import { given } from '../../../given';
import { refusedLogin } from '../../refusedLogin';
import { forget } from '../../remember';
import { SILENT, type Statement } from '../../../statement';
import { matchAt } from '../../../text/matches';
import { noteToldLogin } from './authDaemon';

// [::ffff:192.0.2.44], port=[55025] | [10.x.x.x], where the address was made unreadable before the log was shown
const CLIENT = String.raw`ip=\[(?:::ffff:)?([0-9A-Fa-fXx*.:]{2,45})\](?:, port=\[(\d{1,5})\])?`;
// LOGIN FAILED, user=alice, ip=[::ffff:192.0.2.44], port=[55025] | LOGIN FAILED, method=PLAIN, ip=[192.0.2.44] | LOGIN FAILED, ip=[::ffff:192.0.2.44]
const FAILED = new RegExp(String.raw`(LOGIN FAILED), (?:user=([^,\s]{0,255}), |method=([^,\s]{1,40}), )?${CLIENT}`, 'y');
// Connection, ip=[::ffff:192.0.2.44], port=[55025]
const CONNECTION = new RegExp(String.raw`Connection, ${CLIENT}`, 'y');

/** Courier waits five seconds before it says that a login failed. Without a time, a client that comes again looks the same. */
const TRIES: LoginTries = { prefix: 'tried ', most: 100, atOnce: 6, untimed: false };
/** Where the port is told, that is the connection: whoever tries again on it has one login that fails. */
const ON_A_CONNECTION: LoginTries = { ...TRIES, atOnce: 600, untimed: true };

/** Courier's imapd and pop3d. What its authdaemond logs tells of the same attempts once more. */
export function readCourierLogin(line: Line, memory: Memory): readonly Statement[] | undefined {
  const { text, start, end, program } = line;
  const connection = matchAt(CONNECTION, text, start);
  if (connection) {
    forget(memory, TRIES, clientOf(program, connection[1], connection[2]));
    return SILENT;
  }
  const match = matchAt(FAILED, text, start);
  if (!match?.[1]) return undefined;
  const [, word, user, method = '', address, port] = match;
  const reason = { start, end: start + word.length };
  noteToldLogin(line, memory);
  const [refused, ...failed] = refusedLogin({ address, user, piece: { start, end } }, { word: reason, reason });
  // Each try counts for the address.
  const client = clientOf(program, address, port);
  const attempt = attemptOf(memory, port === undefined ? TRIES : ON_A_CONNECTION, { client, ...given({ user, mechanism: port === undefined ? method : undefined }), moment: writtenAt(line) });
  return attempt === 'same' ? failed : [refused, ...failed];
}

function clientOf(program: string, address = '', port = ''): string {
  return `${program} ${address} ${port}`;
}
