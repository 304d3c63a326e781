import { ADDRESS, base64, lines, PASSWORD, PLAIN, secretText, WORD, type SecretText } from './secretText';

/** Logins to mailboxes: POP3, IMAP, ManageSieve. */
export const mailboxes: readonly SecretText[] = [
  secretText('pop3 user pass', lines(['S: +OK POP3 ready', 'C: USER ann', "S: +OK", `C: PASS ${PASSWORD}`, 'S: -ERR [AUTH] Authentication failed']), [PASSWORD]),
  secretText('pop3 telnet', lines(['+OK Dovecot ready.', 'USER ann', '+OK', `PASS ${PASSWORD}`, '-ERR [AUTH] Authentication failed.']), [PASSWORD], ['-ERR [AUTH] Authentication failed.']),
  secretText('pop3 pass word', lines(['+OK Dovecot ready.', 'USER ann', '+OK', `PASS ${WORD}`, '-ERR [AUTH] Authentication failed.']), [WORD]),
  secretText('pop3 pass with spaces', lines(['+OK Dovecot ready.', 'USER ann', '+OK', `PASS my three words`, '-ERR [AUTH] Authentication failed.']), ['three words']),
  secretText('fetchmail', lines(['fetchmail: POP3< +OK ready', 'fetchmail: POP3> USER ann', 'fetchmail: POP3< +OK', `fetchmail: POP3> PASS ${PASSWORD}`, 'fetchmail: POP3< -ERR no']), [PASSWORD]),
  secretText('poplib', lines([`*cmd* 'USER ann'`, `*put* b'USER ann'`, `*cmd* 'PASS ${PASSWORD}'`, `*put* b'PASS ${PASSWORD}'`, `*resp* b'-ERR authentication failed'`]), [PASSWORD]),
  secretText('pop3 apop', lines(['S: +OK POP3 <1896.697170952@x>', `C: APOP ann c4c9334bac560ecc979e58001b3e22fb`, 'S: -ERR']), ['c4c9334bac560ecc979e58001b3e22fb']),
  secretText('imap login', lines(['* OK IMAP4rev1 ready', `a001 LOGIN ann ${PASSWORD}`, 'a001 NO [AUTHENTICATIONFAILED] Authentication failed.']), [PASSWORD], ['AUTHENTICATIONFAILED']),
  secretText('imap login quoted', lines(['* OK ready', `a001 LOGIN "ann@example.com" "two \\"words\\" Kelp9"`, 'a001 NO no']), ['words\\" Kelp9', 'Kelp9']),
  secretText('imap login literal', lines(['* OK ready', 'a001 LOGIN {3}', '+ Ready for additional command text', 'ann {15}', '+ Ready for additional command text', PASSWORD, 'a001 NO no']), [PASSWORD]),
  secretText('imap login literal+', lines(['C: a001 LOGIN {3+}', 'C: ann {15+}', `C: ${PASSWORD}`, 'S: a001 NO no']), [PASSWORD]),
  secretText('imaplib debug', lines([`  01:00.11 > b'KHDA1 LOGIN ann "${PASSWORD}"'`, `  01:00.20 < b'KHDA1 NO [AUTHENTICATIONFAILED] no'`]), [PASSWORD]),
  secretText('imaplib quoted pw bytes', lines([`> b'FIKD1 LOGIN ann@example.com "${PASSWORD}"'`]), [PASSWORD]),
  secretText('imap thunderbird', `[Parent 1234: IMAP]: I/IMAP 0x7f:mail.example.com:NA:SendData: 2 login "ann" "${PASSWORD}"`, [PASSWORD]),
  secretText('imap authenticate plain', lines(['a1 AUTHENTICATE PLAIN', '+ ', PLAIN, 'a1 NO [AUTHENTICATIONFAILED] no']), [PASSWORD]),
  secretText('imap authenticate plain SIR lower', lines([`a1 authenticate plain ${PLAIN}`, 'a1 NO no']), [PASSWORD]),
  secretText('imap authenticate login', lines(['a1 AUTHENTICATE LOGIN', '+ VXNlcm5hbWU6', base64(ADDRESS), '+ UGFzc3dvcmQ6', base64(PASSWORD), 'a1 NO no']), [PASSWORD], ['VXNlcm5hbWU6', 'UGFzc3dvcmQ6']),
  secretText('imap openssl s_client', lines(['* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] Dovecot ready.', `. login ann ${PASSWORD}`, '. NO [AUTHENTICATIONFAILED] Authentication failed.']), [PASSWORD]),
  secretText('sieve authenticate', lines(['"IMPLEMENTATION" "Dovecot Pigeonhole"', 'OK "ready"', `AUTHENTICATE "PLAIN" "${PLAIN}"`, 'NO "Authentication failed."']), [PASSWORD]),
  secretText('sieve literal', lines(['AUTHENTICATE "PLAIN" {' + PLAIN.length + '+}', PLAIN, 'NO "Authentication failed."']), [PASSWORD]),
];
