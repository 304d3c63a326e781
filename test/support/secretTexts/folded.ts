import { ADDRESS, base64, lines, PASSWORD, secretText, TOKEN, type SecretText } from './secretText';

const XOAUTH2 = base64(`user=${ADDRESS}\x01auth=Bearer ${TOKEN}\x01\x01`);
const DIGEST = '5e1f9a0c3b7d42865e1f9a0c3b7d4286';
const DIGEST_CHALLENGE = base64('realm="mail.example.com",nonce="Zq7tWn3xKd0p",qop="auth",algorithm=md5-sess,charset=utf-8');
const DIGEST_RESPONSE = base64(`charset=utf-8,username="ann",realm="mail.example.com",nonce="Zq7tWn3xKd0p",nc=00000001,cnonce="Hs5vLc8mBy2r",digest-uri="imap/mail.example.com",response=${DIGEST},qop=auth`);

/** A payload in rows. @param before what stands before each row but the first */
function rows(payload: string, width: number, before = ''): string {
  return (payload.match(new RegExp(`.{1,${width}}`, 'g')) ?? []).join(`\n${before}`);
}

/** Of each row what is long enough to tell something, the first one's begin apart: it may tell the user name. */
function pieces(payload: string, width: number): readonly string[] {
  return (payload.match(new RegExp(`.{1,${width}}`, 'g')) ?? []).slice(1).filter((row) => row.length >= 6);
}

/** Payloads that were broken into rows by hand, as RFCs and those who write about them do. */
export const folded: readonly SecretText[] = [
  ...([
    ['bare rows', 46, ''],
    ['bare rows whose length is no multiple of four', 45, ''],
    ['indented rows', 52, '   '],
    ['labelled rows', 48, 'C: '],
    ['labelled rows that cannot be read alone', 49, 'C: '],
  ] as const).flatMap(([name, width, before]) => [
    secretText(`xoauth2 in ${name}`, lines(['S: 220 mx.example.com ESMTP', 'C: AUTH XOAUTH2', 'S: 334 ', `C: ${rows(XOAUTH2, width, before)}`, 'S: 235 2.7.0 Accepted', 'C: QUIT']), [TOKEN, ...pieces(XOAUTH2, width)], ['S: 235 2.7.0 Accepted', 'C: QUIT']),
    secretText(`xoauth2 behind AUTH in ${name}`, lines(['S: 220 mx.example.com ESMTP', `C: AUTH XOAUTH2 ${rows(XOAUTH2, width, before)}`, 'S: 535 5.7.8 no']), [TOKEN, ...pieces(XOAUTH2, width)], ['S: 535 5.7.8 no']),
  ]),
  secretText('xoauth2 in rows of a log', lines(['2026/05/29 11:59:14 DEBUG: C --> S: AUTH XOAUTH2', '2026/05/29 11:59:14 DEBUG: C <-- S: 334 ', `2026/05/29 11:59:14 DEBUG: C --> S: ${rows(XOAUTH2, 60)}`, '2026/05/29 11:59:16 DEBUG: C <-- S: 235 2.7.0 Authentication successful']), [TOKEN, ...pieces(XOAUTH2, 60)], ['235 2.7.0 Authentication successful']),
  secretText('digest of IMAP in bare rows', lines(['C: a AUTHENTICATE DIGEST-MD5', `S: + ${rows(DIGEST_CHALLENGE, 56)}`, `C: ${rows(DIGEST_RESPONSE, 62)}`, `S: + ${base64('rspauth=0f0e0d0c0b0a09080706050403020100')}`, 'C:', 'S: a OK User logged in']), [DIGEST, ...pieces(DIGEST_RESPONSE, 62)], ['S: a OK User logged in', 'C: a AUTHENTICATE DIGEST-MD5']),
  secretText('digest of IMAP in indented rows', lines(['C: a AUTHENTICATE DIGEST-MD5', `S: + ${rows(DIGEST_CHALLENGE, 56, '     ')}`, `C: ${rows(DIGEST_RESPONSE, 57, '   ')}`, `S: + ${base64('rspauth=0f0e0d0c0b0a09080706050403020100')}`, 'C:', 'S: a OK User logged in']), [DIGEST, ...pieces(DIGEST_RESPONSE, 57)], ['S: a OK User logged in']),
  secretText('digest of SMTP in bare rows', lines(['S: 220 mx.example.com ESMTP', 'C: AUTH DIGEST-MD5', `S: 334 ${rows(DIGEST_CHALLENGE, 60)}`, `C: ${rows(DIGEST_RESPONSE, 54)}`, 'S: 535 5.7.8 no']), [DIGEST, ...pieces(DIGEST_RESPONSE, 54)], ['S: 535 5.7.8 no']),
  secretText('digest shown decoded', lines(['C: charset=utf-8,username="ann",realm="mail.example.com",', 'nonce="Zq7tWn3xKd0p",nc=00000001,cnonce="Hs5vLc8mBy2r",', `response=${DIGEST},qop=auth`]), [DIGEST], ['Zq7tWn3xKd0p', 'qop=auth']),
  secretText('digest of HTTP', `> Authorization: Digest username="ann", realm="x", nonce="Zq7tWn3xKd0p", uri="/", response="${DIGEST}"`, [DIGEST]),
  secretText('plain with its NUL bytes lost', lines(['"SMTPD" 12 3 "2026-07-03 19:46:05.173" "192.0.2.1" "SENT: 220 mail.example.com ESMTP"', `"SMTPD" 12 3 "2026-07-03 19:46:05.173" "192.0.2.1" "RECEIVED: AUTH PLAIN ${base64(`\uFFFD${ADDRESS}\uFFFD${PASSWORD}`)}"`, '"SMTPD" 12 3 "2026-07-03 19:46:05.177" "192.0.2.1" "SENT: 235 authenticated."', '', 'It reads:', `\uFFFD${ADDRESS}\uFFFD${PASSWORD}`]), [PASSWORD], ['SENT: 235 authenticated.', 'It reads:']),
  secretText('plain with its NUL bytes lost, in prose', `My client sends ${base64(`\uFFFD${ADDRESS}\uFFFD${PASSWORD}`)} and gets 535.`, [PASSWORD], ['and gets 535.']),
  secretText('stay told in names', lines(['C: AUTH CRAM-MD5', 'S: 334 BASE64(NONCE)', 'C: BASE64(USERNAME, " ", MD5((KEY XOR opad),MD5((KEY XOR ipad), NONCE)))', 'S: 235 ok', 'C: AUTH PLAIN base64(\\0username\\0password)', 'S: 235 ok']), [], ['C: BASE64(USERNAME, " ", MD5((KEY XOR opad),MD5((KEY XOR ipad), NONCE)))', 'base64(\\0username\\0password)']),
  secretText('exim crypteq of a hash', lines(['14:00:01  1234 crypteq: using MD5+hex hashing', '14:00:01  1234   subject=0b9c81f7d2e34a5680b9c81f7d2e34a5', '14:00:01  1234   crypted=7d2e34a5680b9c81f7d2e34a5680b9c8', '14:00:01  1234 expanded: 0']), ['0b9c81f7d2e34a5680b9c81f7d2e34a5', '7d2e34a5680b9c81f7d2e34a5680b9c8'], ['expanded: 0']),
  secretText('exim crypteq without times', lines(['crypteq: using SHA-1 hashing', '  subject=0b9c81f7d2e34a5680b9c81f7d2e34a50b9c81f7', '  crypted=7d2e34a5680b9c81f7d2e34a5680b9c87d2e34a5']), ['0b9c81f7d2e34a5680b9c81f7d2e34a50b9c81f7', '7d2e34a5680b9c81f7d2e34a5680b9c87d2e34a5']),
  secretText('exim hash expanded', '  ╰─────result: {sha1}0b9c81f7d2e34a5680b9c81f7d2e34a50b9c81f7', ['0b9c81f7d2e34a5680b9c81f7d2e34a50b9c81f7'], ['result: {sha1}']),
];
