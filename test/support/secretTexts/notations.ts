import { Buffer } from 'node:buffer';
import { base64, lines, logged, PASSWORD, PLAIN, secretText, type SecretText } from './secretText';

const SECOND = 'pine_Cone.77';
const BARE = base64(PASSWORD);

/** Bytes as they are dumped, in groups of some digits. */
function hex(text: string, digits: number): string {
  return (Buffer.from(text, 'utf8').toString('hex').match(new RegExp(`.{1,${digits}}`, 'g')) ?? []).join(' ');
}

const HEADER = Buffer.from('{"typ":"JWT","nonce":"q9Zk3mWv0r"}').toString('base64url');
const CLAIMS = Buffer.from('{"aud":"https://mail.example.com","iss":"https://login.example.net/4711","exp":1800000000,"app":"relay of the example"}').toString('base64url');
const SIGNATURE = 'k3Qz7PlmNw8ErTyUiOpAsDfGhJkLzXcVbNm1234567890qwertyuiopA_-b0c1d2e3f4g5';
const JWT = `${HEADER}.${CLAIMS}.${SIGNATURE}`;
/** A logger writes lines of this length at most. */
const CUT = 110;

/** What a logger makes of a message that is too long for it. */
function cut(tag: string, message: string): string {
  return (message.match(new RegExp(`.{1,${CUT}}`, 'g')) ?? []).map((piece) => logged(tag, piece)).join('\n');
}

/** Each in a notation of its own: pairs of keywords, rows, strings in strings, several turns on one line, pieces. */
export const notations: readonly SecretText[] = [
  secretText('fetchmailrc', lines(['defaults user ann proto pop3', `poll mx1.example.com pass ${PASSWORD}`, `poll mx2.example.com proto imaps port 993 pass '${SECOND}' via mx.example.com`]), [PASSWORD, SECOND], ['proto imaps port 993', 'via mx.example.com']),
  secretText('fetchmailrc esmtp', `poll mx.example.com user ann esmtpname ann esmtppassword tangerine smtphost relay`, ['tangerine'], ['smtphost relay']),
  secretText('fetchmailrc pass alone', lines(['poll mx.example.com proto imap', '  user ann', `  pass "${PASSWORD}"`]), [PASSWORD]),
  secretText('authmysqlrc', lines(['MYSQL_USERNAME\tmail', 'MYSQL_PASSWORD\ttangerine', 'MYSQL_CRYPT_PWFIELD\tcrypt', `SMTP_PASSWORD   ${PASSWORD}`]), ['tangerine', PASSWORD], ['MYSQL_CRYPT_PWFIELD\tcrypt']),
  secretText('redis', lines([`requirepass ${SECOND}`, `$ redis-cli -h 192.0.2.3 -a ${PASSWORD} HGETALL DKIM_SELECTORS`]), [PASSWORD, SECOND], ['HGETALL DKIM_SELECTORS']),
  secretText('table of settings', lines(['| name          | value           |', `| smtp_password | ${PASSWORD} |`, '| smtp_port     | 587             |']), [PASSWORD], ['smtp_port     | 587', '| name          | value           |']),
  secretText('table of settings, psql', lines(['     name      |      value', '---------------+-----------------', ` smtp_password | ${PASSWORD}`]), [PASSWORD]),
  secretText('rows of SQL', lines(['INSERT INTO settings (id, name, value) VALUES', "(25, 'smtp_host', 'mx.example.com'),", `(30, 'smtp_password', 'abcd efgh ijkl mnop'),`, `INSERT INTO options (name, value, kind) VALUES ('smtpPassword', '${PASSWORD}', 'email');`]), ['efgh ijkl', PASSWORD], ["'smtp_host', 'mx.example.com'", "'email'"]),
  secretText('columns of SQL', lines(['INSERT INTO `users` (`id`, `name`, `password`, `salt`) VALUES', "(1, 'ann, of it', '7c9bfe0b2a1d4e6f', '3e9dd6b1'),", "(2, 'bob''s', 'Kx9\\'velvet', '3e9dd6b2');", "(3, 'carl', 'stays.as-7it', '3e9dd6b3');"]), ['7c9bfe0b2a1d4e6f', 'velvet'], ['ann, of it', '3e9dd6b1', '3e9dd6b2', 'stays.as-7it']),
  secretText('columns of a table', lines(['+----+------+-----------------+-------+', '| id | name | password        | host2 |', '+----+------+-----------------+-------+', `|  1 | ann1 | ${PASSWORD} | mx-27 |`, `|  2 | bob2 | ${SECOND}    | mx-28 |`, '+----+------+-----------------+-------+']), [PASSWORD, SECOND], ['ann1', 'mx-27', 'bob2', 'mx-28', 'host2']),
  secretText('stay: columns of a table of words', lines(['| Provider | Password | Notes |', '|----------|:--------:|-------|', '| one.example | needed | port 587 |', '| two.example | app password | 2fa |', '| three.example | SHA512-CRYPT | v2.1-x |', 'cat a | grep password | sort -k2', 'then | x | y-27.Zx | z']), [], ['needed', 'app password', 'SHA512-CRYPT', 'v2.1-x', 'y-27.Zx']),
  secretText('stay: names of settings under another', lines(['| smtp_password | varchar(64) |', '| imap2.host-X | varchar(64) |', '+--------------+-------------+', '| pop3.host-X  | varchar(64) |']), [], ['imap2.host-X', 'pop3.host-X']),
  secretText('imap quote escaped in python', `DEBUG Sending : b'KHAB1 LOGIN ann@example.com "Kx9\\\\"velvet"\\r\\n'`, ['Kx9', 'velvet']),
  secretText('imap quote escaped in json', `{"msg":"a1 LOGIN \\"ann\\" \\"Kx9\\\\\\"velvet\\""}`, ['Kx9', 'velvet']),
  secretText('imap untagged', `Wrong. (Command: LOGIN "ann\\\\box" "Kx9\\\\vel\\"vet"; response: #2# [NO, failed])`, ['Kx9', 'vet"'], ['response: #2# [NO, failed]']),
  secretText('turns on one line', `10:00:01 SERVER -> CLIENT: 334 VXNlcm5hbWU6 10:00:01 CLIENT -> SERVER: YW5u 10:00:01 SERVER -> CLIENT: 334 UGFzc3dvcmQ6 10:00:01 CLIENT -> SERVER: ${BARE} 10:00:02 SERVER -> CLIENT: 535 5.7.3 no`, [BARE, PASSWORD], ['334 UGFzc3dvcmQ6', '535 5.7.3 no']),
  secretText('turns on one line, ends escaped', `"334 UGFzc3dvcmQ6\\r\\n${BARE}\\r\\n535 5.7.8 no\\r\\n"`, [BARE, PASSWORD], ['535 5.7.8 no']),
  secretText('objective-c', lines(['[session setUsername:@"ann"];', `[session setPassword:@"${PASSWORD}"];`, `session.password = @"${SECOND}";`]), [PASSWORD, SECOND], ['setUsername:@"ann"']),
  secretText('setters', lines([`cfg.setSmtpPassword("${PASSWORD}");`, `builder.host("mx.example.com").password("${SECOND}").build();`]), [PASSWORD, SECOND], ['host("mx.example.com")']),
  ...[8, 2, 4].map((digits) => secretText(`hex in groups of ${digits}`, `SMTP LOG: Data: <${hex(`AUTH PLAIN ${PLAIN}\r\n`, digits)}>\nSMTP LOG: Data: <${hex('220 mx.example.com\r\n', digits)}>`, [hex(PLAIN, digits).slice(9, 40), hex(PLAIN, digits).slice(-20)], [hex('220 mx', digits)])),
  secretText('markdown', lines(['User: *ann@example.com*', `Pass: *${PASSWORD}*`, `- **Password:** \`${SECOND}\``, 'Server: *mx.example.com*']), [PASSWORD, SECOND], ['Server: *mx.example.com*']),
  ...['Das Passwort lautet übrigens jetzt', 'Le mot de passe est maintenant', 'la contraseña es', 'La password è', 'Lösenordet är nu', 'Hasło to'].map((told) => secretText(`prose: ${told}`, `${told.replace('Lösenordet', 'Mitt lösenord')} Moor-77velvet.`, ['Moor-77velvet'])),
  secretText('token cut by a logger', cut('oauth[7]', `response: {"token_type":"Bearer","access_token":"${JWT}","expires_in":3599}`), [HEADER.slice(0, 30), CLAIMS.slice(10, 40), CLAIMS.slice(-30), SIGNATURE.slice(0, 20), SIGNATURE.slice(-20)], ['response: {', 'mail oauth[7]: ']),
  secretText('response cut by a logger', `${cut('postfix/smtp[7]', `> mx.example.com[192.0.2.1]:587: AUTH XOAUTH2 ${base64(`user=ann\x01auth=Bearer ${JWT}\x01\x01`)}`)}\n${logged('postfix/smtp[7]', '< mx.example.com[192.0.2.1]:587: 535 5.7.3 no')}`, [HEADER.slice(0, 30), SIGNATURE.slice(-20)], ['535 5.7.3 no', 'AUTH XOAUTH2']),
  secretText('keys of WordPress', lines(["define('AUTH_KEY',         'Kx9 velvet|Moor%77');", "define('NONCE_SALT',       'pine cone<77>Moor');", "define('AUTH_SALT',        'put your unique phrase here');"]), ['velvet|Moor', 'cone<77>'], ['put your unique phrase here']),
  secretText('key of encryption', '"AtRestEncryptKey": "k9d8wq7mzx3bt5rfh2yc",\n"PublicEncryptKey": "MIGfMA0GCSqGSIb3DQEB"', ['k9d8wq7mzx3bt5rfh2yc'], ['MIGfMA0GCSqGSIb3DQEB']),
  secretText('in markup and as typed', lines(['<network host="mx.example.com" password="Kx9&amp;Moor&lt;77&gt;" />', 'With swaks the same password (Kx9&Moor<77>) works, {"p":"Kx9&Moor<77>"} too.']), ['Kx9&amp;Moor', 'Kx9&Moor<77>'], ['With swaks the same password (', ') works']),
  secretText('in quotes and as typed', lines(['a1 LOGIN "ann" "Moor7-velvet"', 'I used Moor7-velvet there.', `Sending : b'KHAB1 LOGIN ann "pine\\\\"Cone77"\\r\\n'`, 'and pine"Cone77 is it.']), ['Moor7-velvet', 'pine"Cone77'], ['I used ', ' is it.']),
  secretText('as typed and in markup', lines(["password = 'Kx9&Moor<77>'", '<b>Kx9&amp;Moor&lt;77&gt;</b>']), ['Kx9&amp;Moor', 'Kx9&Moor']),
  secretText('stay: headings, types, options, prompts', lines([
    '| username | password | host2 |', '| Field | Type |', '| smtp_password | varchar(255) | YES |', '| smtp_password | smtp_port2_x | 25 |', '| Password | yes/no |', '| password | sha256 |', '| SMTP_PASSWORD | The password of the relay |',
    "$request->only('email', 'password', 'password_confirmation')", 'Validator::make(["password", "required|min:8"])', 
    '[alert setPassword:@"%@"];', 'poll mx.example.com password authentication failed', 'machine mx.example.com password required', 'esmtppassword = unset', 'SMTP_PASSWORD   required', 'redis-cli -a "$REDIS_PASS" ping',
    'Pass: *12/15*', '**Password:** *required*', 'Pass: `*`', 'LOGIN "failed"', '334 UGFzc3dvcmQ6 10:00:02 535 5.7.8 Error', 'Das Passwort ist jetzt falsch.', 'The password is base64-encoded.', 'Das Passwort ist sha256-gehasht', 'Le mot de passe est incorrect.', 'la contraseña es incorrecta',
    '<41555448 204c4f47 494e0d0a>',
  ]), [], [
    '| username | password | host2 |', 'varchar(255)', 'smtp_port2_x', 'yes/no', '| sha256 |', 'The password of the relay', 'password_confirmation', 'required|min:8', '@"%@"', 'password authentication failed',
    'password required', 'esmtppassword = unset', 'SMTP_PASSWORD   required', '$REDIS_PASS', 'Pass: *12/15*', '*required*', 'LOGIN "failed"', '334 UGFzc3dvcmQ6 10:00:02 535 5.7.8 Error', 'falsch', 'base64-encoded', 'sha256-gehasht', 'est incorrect', 'incorrecta', '204c4f47 494e0d0a',
  ]),
  secretText('stay: what follows a token', `${logged('oauth[7]', 'Authorization: Bearer ya29.a0AfB_byC-k3Qz7PlmNw8ErTyUiOpAsDfGhJkLzXcVbNm1234567890')}\n${logged('postfix/qmgr[8]', '4F2B1C0123: removed')}\n${logged('postfix/cleanup[9]', 'message-id=<6f0f5a7e-1234-4b6d-9f00@example.com>')}`, [], ['4F2B1C0123: removed', 'message-id=<6f0f5a7e-1234-4b6d-9f00@example.com>']),
];
