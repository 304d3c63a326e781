import assert from 'node:assert/strict';
import { analyze } from '../../support/annotate';

describe('foreign blanks', () => {
  const lines = [
    'Nov 24 10:00:01 mail postfix/smtp[12]: 4F2B0C1234: to=<bob@example.net>, relay=mx.example.net[192.0.2.25]:25, delay=1, delays=0/0/1/0, dsn=5.1.1, status=bounced (host mx.example.net[192.0.2.25] said: 550 5.1.1 No such user (in reply to RCPT TO command))',
    'Nov 24 10:00:02 mail postfix/smtpd[13]: NOQUEUE: reject: RCPT from unknown[192.0.2.44]: 554 5.7.1 <carol@example.com>: Relay access denied; from=<x@example.org> to=<carol@example.com> proto=ESMTP helo=<x>',
  ].join('\n');

  it('are blanks, and everything stays where it is', () => {
    const copied = lines.replaceAll(' ', '\u00a0');
    assert.deepEqual(
      analyze(copied).findings.map(({ rule, code, span }) => ({ rule, code, span })),
      analyze(lines).findings.map(({ rule, code, span }) => ({ rule, code, span })),
    );
    assert.equal(analyze(copied).findings.length, 2);
  });
});
