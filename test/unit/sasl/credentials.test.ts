import { strict as assert } from 'node:assert';
import { messageOf, redact } from '../../../src/core';
import { credentialNeedles, credentialSamples } from '../../../src/core/sasl/credentials';
import { SHORTEST_NEEDLE } from '../../../src/core/text/scan/lineScanner';
import { analyze } from '../../support/annotate';

const MASKED = '[redacted]';

describe('credentials outside an exchange', () => {
  for (const line of [
    "swaks --auth-user alice --auth-password='not-a-real-password'",
    "curl --url smtps://mx.example.com --user 'alice@example.com:not-a-real-password' -v",
    "    smtp.login('alice@example.com', 'not-a-real-password')",
    "smtp.login(user='alice', password='not-a-real-password')",
    'spring.mail.password=not-a-real-password',
    '{"auth":{"user":"alice","pass":"not-a-real-password"}}',
    '{\\"user\\":\\"alice\\",\\"pass\\":\\"not-a-real-password\\"}',
    '[Password] => not-a-real-password',
    'SMTP_PASSWORD: not-a-real-password',
    "EMAIL_HOST_PASSWORD = 'not-a-real-password'",
    'password not-a-real-password',
    "auth-worker(22): Debug: sql(alice,192.0.2.9): CRYPT(not-a-real-password) != 'not-a-real-hash'",
    "smtp_sasl_authenticate: mx.example.com: auth user 'alice' pass 'not-a-real-password'",
    'new NetworkCredential("alice", "not-a-real-password")',
    'smtp.PlainAuth("", "alice", "not-a-real-password", "mx.example.com")',
    'authdaemond: password matches successfully clearpasswd=not-a-real-password',
    'authorization: bearer not-a-real-token-but-long',
    'LOGIN FAILED, user=alice, pass=not-a-real-password',
    'password=x,(not-a-real-password',
    'smtp_password=*x[not-a-real-password',
    'auth_pass=not-a-real-password',
    'AuthPass=not-a-real-password',
    'client_send = : alice : not-a-real-password',
    "perl -MMIME::Base64 -e 'print encode_base64(\"\\000alice\\000not-a-real-password\")'",
    'I typed "auth plain AGFsaWNlAG5vdC1hLXJlYWwtcGFzc3dvcmQ=" and got 535.',
    '{"m":"{\\"password\\":\\"a\\\\\\"not-a-real-password\\"}"}',
    '{"m":"{\\"m\\":\\"{\\\\\\"password\\\\\\":\\\\\\"not-a-real-password\\\\\\"}\\"}"}',
    '{"headers":{"authorization":"Basic bm90LWEtcmVhbC1wYXNzd29yZA=="}}',
    'connecting to smtp://alice@example.com:not-a-real-password@mx.example.com:587/',
    'connecting to smtp://alice:a/b@not-a-real-password@mx.example.com:587/',
    "curl -u alice:'not-a-real-password' smtp://mx.example.com",
  ]) {
    it(`are taken out of: ${line}`, () => {
      const clean = redact(line, analyze(line).facts);
      assert.doesNotMatch(clean, /not-a-real/);
      assert.equal(redact(clean, analyze(clean).facts), clean);
    });
  }

  for (const sample of credentialSamples) {
    it(`are found, and taken out, in: ${sample.slice(0, 60)}`, () => {
      const { facts, findings } = analyze(sample);
      const alarms = findings.filter((one) => one.rule === 'credentials-exposed');
      assert.ok(alarms.length >= 1);
      const clean = redact(sample, facts);
      assert.doesNotMatch(clean, /not-a-real|bm90LWEtcmVhbC|eyJub3QtYS1yZWFs|aabbccdd|rmF9pqV8/);
      // The response of an exchange is replaced in its own encoding.
      assert.ok([MASKED, btoa(MASKED)].some((mask) => clean.includes(mask)));
      assert.equal(redact(clean, analyze(clean).facts), clean);
      assert.ok(alarms.every((one) => !messageOf(one).includes('not-a-real')));
    });
  }

  for (const line of [
    'Nov 24 10:00:01 mail postfix/smtpd[1]: warning: unknown[192.0.2.9]: SASL LOGIN authentication failed: Password:',
    'badlogin: x [192.0.2.4] PLAIN [SASL(-13): user not found: Password verification failed]',
    'DEBUG SMTP: protocolConnect login, host=mail.example.com, user=alice, password=<non-null>',
    'password = *',
    'passwordeval = (not set)',
    'password = ',
    'connect to mx.example.com[192.0.2.1]:587 timed out: 30s',
    'client_send = : $auth1 : $auth2',
    'decoded as \\0alice\\0[redacted]',
    "echo -n '[redacted]' | base64",
    'password=""',
    '{"password":"","user":"alice"}',
    'smtp://mx.example.com:587/a@b',
    'file://C:/users/alice@example.com',
    'see https://mx.example.com:8080/user@example.com and https://lists.example.com/a:b@c',
    'improper command pipelining after AUTH from unknown[192.0.2.9]: MAIL FROM:<alice@example.com>',
    'auth: ldap(alice,192.0.2.25): unknown user (SHA1 of given password: f638ff)',
    'see https://mx.example.net/help?code=550#unknown',
    'Authentication-Results: mx.example.com; spf=pass smtp.mailfrom=alice@example.com',
    '250-AUTH PLAIN LOGIN CRAM-MD5',
    'S: 535 5.7.8 AUTH PLAIN failures=3',
    'url=smtp://alice:[redacted]@mail.example.com',
    'Login failed for alice, wrong password: try again',
    'I get bad username / password Tuesday mornings',
    'Password: required',
    'OPT_AUTHENTICATOR_PASSWORD=y',
    "auth: { user: 'alice', pass: process.env.SMTP_PASS }",
    'MAIL_PASSWORD=${SECRET}',
    'password = os.environ["SMTP_PASSWORD"]',
    "'password' => env('MAIL_PASSWORD'),",
    "$mail->Password = getenv('SMTP_PASS');",
    'server.login(user, password)',
    'passwd: files systemd',
    'spf=pass dkim=pass dmarc=pass (p=reject)',
    'DKIM-Signature: v=1; a=rsa-sha256; d=example.com; s=s1; h=from:to; bh=abc=; b=dGhpcyBpcyBub3Qgc2VjcmV0',
    'PASS RESULT 12 tests',
    'host [mx.example.net]:25 said: 550 no',
    // A text in UTF-16, as JSON writes it.
    String.raw`"name": "\u0000C\u0000C\u0000E\u0000L\u0000I\u0000S\u0000A"`,
    '2026-11-24 10:00:01 SMTP protocol error in "AUTH LOGIN" H=(x) [192.0.2.9] LOGIN authentication mechanism not supported',
  ]) {
    it(`are not seen in: ${line.slice(0, 70)}`, () => {
      assert.deepEqual(analyze(line).findings.filter((one) => one.rule === 'credentials-exposed'), []);
    });
  }

  it('are looked for beside what Dovecot answers Postfix, which is decoded', () => {
    const { facts } = analyze('Nov 24 10:00:01 mail postfix/smtpd[12]: xsasl_dovecot_handle_reply: auth reply: CONT?1?VXNlcm5hbWU6');
    assert.equal(facts.filter(({ kind }) => kind === 'payload').length, 1);
  });

  it('have needles that a search can tell from chance', () => {
    assert.deepEqual(credentialNeedles.filter((needle) => needle.length < SHORTEST_NEEDLE), []);
  });

  it('name the user where the line does', () => {
    const [alarm] = analyze("smtp_sasl_passwd_lookup: host `mx.example.net' user `alice' pass `o'brien`s'").findings;
    assert.ok(alarm);
    assert.match(messageOf(alarm), /password of alice in clear/);
  });
});
