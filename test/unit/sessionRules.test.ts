import assert from 'node:assert/strict';
import { findings } from '../support/annotate';

const GREETING = ['220 mx.example.net ESMTP', 'EHLO mail.example.com', '250-mx.example.net'];

/** The findings of one rule in a dialogue, as their lines from 1. */
function linesOf(rule: string, ...lines: readonly string[]): readonly number[] {
  return findings(lines.join('\n'))
    .filter((one) => one.split(' ')[1] === rule)
    .map((one) => Number(one.split(':')[0]));
}

describe('rules about sessions', () => {
  it('mechanism-not-offered speaks of what the last EHLO lists', () => {
    assert.deepEqual(linesOf('mechanism-not-offered', ...GREETING, '250 AUTH PLAIN LOGIN', 'AUTH CRAM-MD5', '504 5.5.4 No'), [5]);
    assert.deepEqual(linesOf('mechanism-not-offered', ...GREETING, '250 AUTH PLAIN LOGIN', 'AUTH login', '334 VXNlcm5hbWU6'), []);
    assert.deepEqual(linesOf('mechanism-not-offered', ...GREETING, '250 SIZE', 'AUTH PLAIN', '503 5.5.1 No'), [5]);
    assert.deepEqual(linesOf('mechanism-not-offered', 'AUTH CRAM-MD5', '504 5.5.4 No'), []);
  });

  it('password-without-tls needs an offered STARTTLS that was not used', () => {
    assert.deepEqual(linesOf('password-without-tls', ...GREETING, '250-STARTTLS', '250 AUTH PLAIN', 'AUTH PLAIN', '334 '), [6]);
    assert.deepEqual(linesOf('password-without-tls', ...GREETING, '250 AUTH PLAIN', 'AUTH PLAIN', '334 '), []);
    assert.deepEqual(linesOf('password-without-tls', ...GREETING, '250-STARTTLS', '250 AUTH CRAM-MD5', 'AUTH CRAM-MD5', '334 '), []);
    const tls = ['STARTTLS', '220 go', 'EHLO mail.example.com', '250-mx.example.net', '250 AUTH PLAIN', 'AUTH PLAIN', '334 '];
    assert.deepEqual(linesOf('password-without-tls', ...GREETING, '250 STARTTLS', ...tls), []);
  });

  it('no-ehlo-after-starttls speaks of the first command after TLS', () => {
    assert.deepEqual(linesOf('no-ehlo-after-starttls', ...GREETING, '250 STARTTLS', 'STARTTLS', '220 go', 'MAIL FROM:<a@example.com>', '250 ok'), [7]);
    assert.deepEqual(
      linesOf('no-ehlo-after-starttls', ...GREETING, '250 STARTTLS', 'STARTTLS', '220 go', 'EHLO mail.example.com', '250 mx.example.net', 'MAIL FROM:<a@example.com>', '250 ok'),
      [],
    );
  });

  it('command-out-of-sequence names the missing command only where it is sure', () => {
    const greeted = [...GREETING, '250 SIZE'];
    assert.deepEqual(linesOf('command-out-of-sequence', ...greeted, 'RCPT TO:<b@example.net>', '503 5.5.1 need MAIL'), [5]);
    assert.deepEqual(linesOf('command-out-of-sequence', 'RCPT TO:<b@example.net>', '503 5.5.1 need MAIL'), []);
    assert.deepEqual(
      linesOf('command-out-of-sequence', ...greeted, 'MAIL FROM:<a@example.com>', '250 ok', 'RCPT TO:<b@example.net>', '550 no', 'DATA', '503 5.5.1 no valid recipients'),
      [9],
    );
  });

  it('size-over-limit compares with the limit of the server', () => {
    assert.deepEqual(linesOf('size-over-limit', ...GREETING, '250 SIZE 1000', 'MAIL FROM:<a@example.com> SIZE=1001', '552 5.3.4 too big'), [5]);
    assert.deepEqual(linesOf('size-over-limit', ...GREETING, '250 SIZE 1000', 'MAIL FROM:<a@example.com> SIZE=1000', '250 ok'), []);
    assert.deepEqual(linesOf('size-over-limit', ...GREETING, '250 SIZE 0', 'MAIL FROM:<a@example.com> SIZE=1001', '250 ok'), []);
  });

  it('status-class-mismatch and unregistered-reply-code speak of the reply itself', () => {
    assert.deepEqual(linesOf('status-class-mismatch', ...GREETING, '250 SIZE', 'NOOP', '550 4.7.1 later', 'NOOP', '450 4.7.1 later'), [6]);
    assert.deepEqual(linesOf('unregistered-reply-code', ...GREETING, '250 SIZE', 'NOOP', '599 odd', 'NOOP', '250 fine'), [6]);
  });

  it('tells a server that gives up too early from one that never does', () => {
    const line = (status: string, reply: string): string =>
      `Nov 24 10:00:01 mail postfix/smtp[11]: AAAA111111: to=<bob@example.net>, relay=mx.example.net[198.51.100.25]:25, delay=1, dsn=5.0.0, status=${status} (host mx.example.net[198.51.100.25] said: ${reply})`;
    assert.deepEqual(linesOf('temporary-treated-as-final', line('bounced', '450 4.2.0 later (in reply to RCPT TO command)')), [1]);
    assert.deepEqual(linesOf('temporary-treated-as-final', line('deferred', '450 4.2.0 later (in reply to RCPT TO command)')), []);
    assert.deepEqual(linesOf('permanent-retried', line('deferred', '550 5.1.1 no (in reply to RCPT TO command)')), [1]);
    assert.deepEqual(linesOf('permanent-retried', line('deferred', '550 5.1.1 no (in reply to MAIL FROM command)')), [1]);
    assert.deepEqual(linesOf('permanent-retried', line('deferred', '554 5.7.1 no (in reply to EHLO command)')), []);
  });
});
