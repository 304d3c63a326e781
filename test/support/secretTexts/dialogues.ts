import { ADDRESS, base64, HARD, lines, logged, PASSWORD, PLAIN, secretText, TOKEN, WORD, type SecretText } from './secretText';

const PROOF = 'dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=';

/** What a program puts before what the client says, and the server. */
const notations: readonly (readonly [name: string, client: string, server: string])[] = [
  ['CS', 'C: ', 'S: '],
  ['arrows', '>>> ', '<<< '],
  ['swaks', ' ~> ', ' <~ '],
  ['none', '', ''],
  ['client/server', 'Client: ', 'Server: '],
  ['php', 'CLIENT -> SERVER: ', 'SERVER -> CLIENT: '],
  ['curl', '> ', '< '],
  ['date', '2026-11-24 10:00:01.123 DEBUG smtp C: ', '2026-11-24 10:00:01.123 DEBUG smtp S: '],
  ['exim-d', '10:00:01  1234   SMTP>> ', '10:00:01  1234   SMTP<< '],
  ['mutt', '[2026-11-24 10:00:01] 4> ', '[2026-11-24 10:00:01] 4< '],
  ['thunderbird', '[Parent 1234: Main Thread]: I/SMTP Sending: ', '[Parent 1234: Main Thread]: I/SMTP Response: '],
];

function login(c: string, s: string, password = PASSWORD): string {
  return lines([
    `${s}220 mail.example.com ESMTP`,
    `${c}EHLO ann-pc`,
    `${s}250-mail.example.com`,
    `${s}250 AUTH PLAIN LOGIN`,
    `${c}AUTH LOGIN`,
    `${s}334 VXNlcm5hbWU6`,
    `${c}${base64(ADDRESS)}`,
    `${s}334 UGFzc3dvcmQ6`,
    `${c}${base64(password)}`,
    `${s}535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6`,
    `${c}QUIT`,
  ]);
}

/** Logins of SMTP, as programs of all kinds write them down. */
export const dialogues: readonly SecretText[] = [
  ...notations.map(([name, client, server]) => secretText(`login ${name}`, login(client, server), [PASSWORD], ['VXNlcm5hbWU6', '535 5.7.8'])),
  secretText('login word pw', login('C: ', 'S: ', WORD), [WORD], []),
  secretText('login utf8 pw', login('C: ', 'S: ', HARD), [HARD], []),
  secretText('plain init', lines(['S: 220 x ESMTP', `C: AUTH PLAIN ${PLAIN}`, 'S: 535 5.7.8 no']), [PASSWORD]),
  secretText('plain two-step', lines(['S: 220 x ESMTP', 'C: AUTH PLAIN', 'S: 334 ', `C: ${PLAIN}`, 'S: 535 5.7.8 no']), [PASSWORD]),
  secretText('plain wrapped 2 lines', lines(['S: 220 x ESMTP', `C: AUTH PLAIN ${base64('\0' + ADDRESS + '\0' + PASSWORD + '-' + 'q8Vz'.repeat(12)).slice(0, 64)}`, base64('\0' + ADDRESS + '\0' + PASSWORD + '-' + 'q8Vz'.repeat(12)).slice(64), 'S: 535 5.7.8 no']), ['q8Vzq8Vz']),
  secretText('cram', lines(['S: 220 x ESMTP', 'C: AUTH CRAM-MD5', `S: 334 ${base64('<1.2@x.example.com>')}`, `C: ${base64(`${ADDRESS} 0123456789abcdef0123456789abcdef`)}`, 'S: 535 5.7.8 no']), ['0123456789abcdef0123456789abcdef'], [base64('<1.2@x.example.com>')]),
  secretText('scram', lines(['S: 220 x ESMTP', `C: AUTH SCRAM-SHA-256 ${base64('n,,n=ann,r=abc')}`, `S: 334 ${base64('r=abcXYZ,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096')}`, `C: ${base64(`c=biws,r=abcXYZ,p=${PROOF}`)}`, 'S: 535 5.7.8 no']), [PROOF], [base64('r=abcXYZ,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096')]),
  secretText('xoauth2', lines(['S: 220 x ESMTP', `C: AUTH XOAUTH2 ${base64(`user=${ADDRESS}\x01auth=Bearer ${TOKEN}\x01\x01`)}`, `S: 334 ${base64('{"status":"400"}')}`, 'C: ', 'S: 535 5.7.8 no']), [TOKEN], [base64('{"status":"400"}')]),
  secretText('xoauth2 in prose', `My client sends ${base64(`user=${ADDRESS}\x01auth=Bearer ${TOKEN}\x01\x01`)} and gets 535.`, [TOKEN]),
  secretText('oauthbearer json', JSON.stringify({ level: 'debug', msg: `C: AUTH OAUTHBEARER ${base64(`n,a=${ADDRESS},\x01host=x\x01port=587\x01auth=Bearer ${TOKEN}\x01\x01`)}` }), [TOKEN]),
  secretText('python repr', lines([`send: 'ehlo [192.0.2.4]\\r\\n'`, `reply: b'250-mail.example.com\\r\\n'`, `reply: b'250 AUTH PLAIN LOGIN\\r\\n'`, `reply: retcode (250); Msg: b'mail.example.com\\nAUTH PLAIN LOGIN'`, `send: 'AUTH PLAIN ${PLAIN}\\r\\n'`, `reply: b'535 5.7.8 Error: authentication failed\\r\\n'`]), [PASSWORD], ['535 5.7.8']),
  secretText('python repr b', `DEBUG:aiosmtplib:sending b'AUTH PLAIN ${PLAIN}\\r\\n'`, [PASSWORD]),
  secretText('python login cmd', lines([`send: 'AUTH LOGIN ${base64(ADDRESS)}\\r\\n'`, `reply: b'334 UGFzc3dvcmQ6\\r\\n'`, `reply: retcode (334); Msg: b'UGFzc3dvcmQ6'`, `send: '${base64(PASSWORD)}\\r\\n'`, `reply: b'535 no\\r\\n'`]), [PASSWORD], ['UGFzc3dvcmQ6']),
  secretText('python repr lines silent', `2026-11-24 10:00:01 worker[3]: wrote bytes b'\\x00${ADDRESS}\\x00${PASSWORD}' to socket`, [PASSWORD]),
  secretText('auth login initial', lines(['S: 220 x ESMTP', `C: AUTH LOGIN ${base64(ADDRESS)}`, 'S: 334 UGFzc3dvcmQ6', `C: ${base64(PASSWORD)}`, 'S: 535 no']), [PASSWORD]),
  secretText('bare auth login pair pasted', lines(['AUTH LOGIN', '334 VXNlcm5hbWU6', base64(ADDRESS), '334 UGFzc3dvcmQ6', base64(PASSWORD), '535 5.7.8 authentication failed']), [PASSWORD]),
  secretText('plain line after 334', lines(['S: 220 x ESMTP', 'C: AUTH LOGIN', 'S: 334 VXNlcm5hbWU6', `C: ${ADDRESS}`, 'S: 334 UGFzc3dvcmQ6', `C: ${PASSWORD}`, 'S: 535 no']), [PASSWORD]),
  secretText('plain word after 334', lines(['S: 220 x ESMTP', 'C: AUTH LOGIN', 'S: 334 VXNlcm5hbWU6', `C: ann`, 'S: 334 UGFzc3dvcmQ6', `C: ${WORD}`, 'S: 535 no']), [WORD]),
  secretText('postfix sasl_username=pw failed', lines([logged('postfix/smtpd[12]', `warning: unknown[192.0.2.9]: SASL LOGIN authentication failed: UGFzc3dvcmQ6, sasl_username=${ADDRESS}`)]), [], ['UGFzc3dvcmQ6', 'authentication failed']),
];
