import { strict as assert } from 'node:assert';
import { decodedText } from '../../../src/core';
import { analyze, findings, replies } from '../../support/annotate';

describe('a session without labels', () => {
  const login = `220 mx.example.com ESMTP
EHLO client.example.org
250-mx.example.com
250 AUTH LOGIN
AUTH LOGIN
334 VXNlcm5hbWU6
YWxpY2U=
334 UGFzc3dvcmQ6
bm90LWEtcmVhbC1wYXNzd29yZA==
535 5.7.8 Authentication failed
QUIT
221 2.0.0 Bye`;

  it('knows what each reply answers', () => {
    assert.deepEqual(replies(login), [
      '1:220>connect', '3:250>EHLO', '4:250>EHLO', '6:334>AUTH', '8:334>AUTH', '10:535>AUTH', '12:221>QUIT',
    ]);
  });

  it('takes no answer for what was sent ahead of TLS, which the server throws away', () => {
    const text = 'S: 220 mx.example.com ESMTP\nC: EHLO a\nS: 250 STARTTLS\nC: STARTTLS\nC: MAIL FROM:<x@y.example>\nS: 220 2.0.0 Ready\nC: EHLO a\nS: 250 mx\nC: RCPT TO:<b@c.example>\nS: 550 5.1.1 no\n';
    assert.deepEqual(replies(text), ['1:220>connect', '3:250>EHLO', '6:220>STARTTLS', '8:250>EHLO', '10:550>RCPT']);
  });

  it('decodes the exchange and masks the password', () => {
    const decoded = analyze(login).facts.flatMap((fact) => (fact.kind === 'payload' ? [decodedText(fact.decoding, false)] : []));
    assert.deepEqual(decoded, ['Username:', 'alice', 'Password:', '••••••']);
  });

  it('finds the failed login, and the password in the log', () => {
    assert.deepEqual(findings(login), ['9:warning credentials-exposed - - -', '10:error permanent-failure 535 5.7.8 login-failed']);
  });

  it('leaves message content alone', () => {
    const mail = `220 mx.example.com ESMTP
MAIL FROM:<alice@example.com>
250 OK
RCPT TO:<bob@example.net>
250 OK
DATA
354 Go ahead
550 is what the other server said
.
250 Queued`;
    assert.deepEqual(replies(mail), ['1:220>connect', '3:250>MAIL', '5:250>RCPT', '7:354>DATA', '10:250>content']);
  });

  it('gives pipelined replies to their commands in order', () => {
    const piped = `S: 220 mx.example.com ESMTP
C: MAIL FROM:<alice@example.com>
C: RCPT TO:<bob@example.net>
C: RCPT TO:<carol@example.net>
S: 250 OK
S: 550 5.1.1 No such user
S: 250 OK`;
    assert.deepEqual(replies(piped), ['1:220>connect', '5:250>MAIL', '6:550>RCPT', '7:250>RCPT']);
    const [failure] = analyze(piped).facts.filter((fact) => fact.kind === 'failure');
    assert.equal(failure?.context.recipient, 'bob@example.net');
  });

  it('sees a host that takes no mail', () => {
    assert.deepEqual(findings('220-\n'.slice(5) + '521 mx.example.org does not accept mail\nQUIT\n221 Bye'), [
      '1:error permanent-failure 521 - does-not-accept-mail',
    ]);
  });
});

describe('broken input', () => {
  it('names a fault in the Base64 of a challenge, and its column', () => {
    const text = 'AUTH LOGIN\n334 VXNlcm5h!WU6';
    assert.deepEqual(findings(text), ['2:information base64-malformed - - -']);
  });

  for (const [what, text] of Object.entries({
    'an empty text': '',
    'NUL bytes': '220 mx.example.com ESMTP\0\n\0\0EHLO x\n250 \0',
    'lone CR line ends': '220 mx.example.com ESMTP\rEHLO x.example\r250 OK\r',
    'a line of a megabyte': `220 mx.example.com ESMTP\nEHLO x.example\n250 ${'5'.repeat(1 << 20)}`,
    'a thousand open lines': '250-x\n'.repeat(5000),
    'a deep pile of commands': 'RSET\n'.repeat(5000),
  })) {
    it(`survives ${what}`, () => {
      assert.ok(analyze(text).facts.length >= 0);
    });
  }

  it('reads lone CR line ends as an editor does', () => {
    assert.deepEqual(replies('220 mx.example.com ESMTP\rEHLO x.example\r250 OK'), ['1:220>connect', '3:250>EHLO']);
  });
});
