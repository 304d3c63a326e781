import { strict as assert } from 'node:assert';
import { messageOf, redact } from '../../../src/core';
import { credentialSamples } from '../../../src/core/sasl/credentials';
import { analyze } from '../../support/annotate';

describe('credentials outside an exchange', () => {
  for (const sample of credentialSamples) {
    it(`are found, and taken out, in: ${sample.slice(0, 60)}`, () => {
      const { facts, findings } = analyze(sample);
      const alarms = findings.filter((one) => one.rule === 'credentials-exposed');
      assert.equal(alarms.length, 1);
      const clean = redact(sample, facts);
      assert.doesNotMatch(clean, /not-a-real|bm90LWEtcmVhbC|aabbccdd|rmF9pqV8/);
      assert.match(clean, /\[redacted\]/);
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
    'auth: ldap(alice,192.0.2.25): unknown user (SHA1 of given password: f638ff)',
    'see https://mx.example.net/help?code=550#unknown',
    'Authentication-Results: mx.example.com; spf=pass smtp.mailfrom=alice@example.com',
    '250-AUTH PLAIN LOGIN CRAM-MD5',
    'S: 535 5.7.8 AUTH PLAIN failures=3',
    'url=smtp://alice:[redacted]@mail.example.com',
    'Login failed for alice, wrong password: try again',
  ]) {
    it(`are not seen in: ${line.slice(0, 70)}`, () => {
      assert.deepEqual(analyze(line).findings.filter((one) => one.rule === 'credentials-exposed'), []);
    });
  }

  it('name the user where the line does', () => {
    const [alarm] = analyze("smtp_sasl_passwd_lookup: host `mx.example.net' user `alice' pass `o'brien`s'").findings;
    assert.ok(alarm);
    assert.match(messageOf(alarm), /password of alice in clear/);
  });
});
