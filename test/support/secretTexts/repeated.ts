import { ADDRESS, base64, lines, logged, PASSWORD, PLAIN, secretText, type SecretText } from './secretText';

/** What is known to be a secret goes wherever else it stands. */
export const repeated: readonly SecretText[] = [
  secretText('pw repeated later prose', lines(['S: 220 x ESMTP', `C: AUTH PLAIN ${PLAIN}`, 'S: 535 5.7.8 no', 'C: QUIT', '', 'I am sure that the password is ' + PASSWORD + ', I typed it three times.']), [PASSWORD]),
  secretText('pw repeated later b64', lines(['S: 220 x ESMTP', `C: AUTH PLAIN ${PLAIN}`, 'S: 535 5.7.8 no', 'C: QUIT', '', `echo ${base64(PASSWORD)} | base64 -d gives what I expect`]), [PASSWORD]),
  secretText('pw repeated before', lines([`We set it to ${PASSWORD} yesterday.`, '', 'S: 220 x ESMTP', `C: AUTH PLAIN ${PLAIN}`, 'S: 535 5.7.8 no', 'C: QUIT']), [PASSWORD]),
  secretText('plain b64 repeated in app log', lines([logged('app[3]', `connect to mail.example.com:587`), logged('app[3]', `smtp password=${PASSWORD} user=${ADDRESS}`), logged('app[3]', `retry 2: login("${ADDRESS}", ${PASSWORD}) failed`), logged('app[4]', `sent ${base64(PASSWORD)}`)]), [PASSWORD]),
  secretText('pw url-encoded later', lines([`smtp_password = ${'a+b/c&d=Tulip9'}`, `GET /login?user=ann&x=${encodeURIComponent('a+b/c&d=Tulip9')} HTTP/1.1`]), ['a+b/c&d=Tulip9']),
  secretText('pw html-escaped etc later', lines([`password="p<q>Tulip'9"`, `sent p<q>Tulip'9 to server`]), ["p<q>Tulip'9"]),
  secretText('password as user', lines(['S: 220 x ESMTP', 'C: AUTH LOGIN', 'S: 334 VXNlcm5hbWU6', `C: ${base64(PASSWORD)}`, 'S: 334 UGFzc3dvcmQ6', `C: ${base64(PASSWORD)}`, 'S: 535 no']), [PASSWORD]),
  secretText('exim d auth', lines(['14:00:01  1234 SMTP<< AUTH PLAIN ' + PLAIN, '14:00:01  1234 plain authenticator server_condition:', `14:00:01  1234   $auth1 = `, `14:00:01  1234   $auth2 = ann@example.com`, `14:00:01  1234   $auth3 = ${PASSWORD}`, `14:00:01  1234   $1 = `, `14:00:01  1234   $3 = ${PASSWORD}`]), [PASSWORD]),
];
