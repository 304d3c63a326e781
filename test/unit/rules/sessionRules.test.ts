import assert from 'node:assert/strict';
import { analyzeBlock, startState, type Limits } from '../../../src/core';
import { momentIn, secondsBetween } from '../../../src/core/text/moment';
import { findings } from '../../support/annotate';

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

  it('mechanism-not-offered is silent where the answer to EHLO is not there from its first line on', () => {
    const asked = GREETING.slice(0, 2);
    const login = ['AUTH LOGIN', '334 VXNlcm5hbWU6'];
    assert.deepEqual(linesOf('mechanism-not-offered', ...asked, '250-AUTH PLAIN LOGIN', '250 SIZE', ...login), []);
    assert.deepEqual(linesOf('mechanism-not-offered', ...asked, '250-PIPELINING', '250 SIZE', ...login), []);
    assert.deepEqual(linesOf('mechanism-not-offered', ...asked, 'a note', 'another note', '250-PIPELINING', '250 SIZE', ...login), []);
    // What stands there can only be the domain.
    assert.deepEqual(linesOf('mechanism-not-offered', ...asked, '250****** Hello', '250-PIPELINING', '250 SIZE', ...login), [6]);
    assert.deepEqual(linesOf('mechanism-not-offered', ...asked, '250-OK', '250 SIZE', ...login), [5]);
  });

  it('mechanism-not-offered names each mechanism once', () => {
    const text = [...GREETING, '250-AUTH LOGIN', '250 AUTH=LOGIN', 'AUTH PLAIN'].join('\n');
    const [found] = analyzeBlock(text, startState(text), { last: true }).findings;
    assert.match(found?.message ?? '', /the server offers LOGIN here/);
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
    const login = 'Nov 24 10:00:01 mail postfix/smtp[11]: AAAA111111: to=<bob@example.net>, relay=mx.example.net[198.51.100.25]:587, delay=1, dsn=4.7.8, status=deferred (SASL authentication failed; server mx.example.net[198.51.100.25] said: 535 5.7.8 bad credentials)';
    assert.deepEqual(linesOf('permanent-retried', login), [1]);
    assert.deepEqual(linesOf('permanent-retried', login.replace('535 5.7.8', '454 4.7.0')), []);
  });

  it('password-without-tls leaves alone what stays on one host', () => {
    const session = (host: string): readonly string[] => [
      `=== Trying ${host}:587...`, `=== Connected to ${host}.`, '<-  220 mail.example.com ESMTP', ' -> EHLO client.example.org', '<-  250-mail.example.com', '<-  250-STARTTLS', '<-  250 AUTH PLAIN', ' -> AUTH PLAIN', '<-  334 ',
    ];
    assert.deepEqual(linesOf('password-without-tls', ...session('mail.example.com')), [8]);
    for (const host of ['localhost', '127.0.0.1', '::1']) assert.deepEqual(linesOf('password-without-tls', ...session(host)), [], host);
    assert.deepEqual(linesOf('password-without-tls', ...session('localhost.example.com')), [8]);
  });

  it('pipelining-not-offered is sure only when every command has its reply', () => {
    const envelope = ['C: MAIL FROM:<a@example.com>', 'C: RCPT TO:<b@example.net>'];
    const offers = (keyword: string): readonly string[] => ['S: 220 mx.example.net ESMTP', 'C: EHLO mail.example.com', 'S: 250-mx.example.net', `S: 250 ${keyword}`];
    assert.deepEqual(linesOf('pipelining-not-offered', ...offers('SIZE'), ...envelope, 'S: 250 ok', 'S: 250 ok'), [6]);
    assert.deepEqual(linesOf('pipelining-not-offered', ...offers('PIPELINING'), ...envelope, 'S: 250 ok', 'S: 250 ok'), []);
    assert.deepEqual(linesOf('pipelining-not-offered', ...offers('SIZE'), ...envelope, 'S: 250 ok', 'C: DATA', 'S: 354 go'), []);
    assert.deepEqual(linesOf('pipelining-not-offered', ...envelope, 'S: 250 ok', 'S: 250 ok'), []);
  });

  it('server-name-mismatch compares domains, and knows providers', () => {
    const met = (asked: string, answers: string): readonly number[] => linesOf('server-name-mismatch', `=== Connected to ${asked}.`, `<-  220 ${answers} ESMTP`, ' -> QUIT', '<-  221 bye');
    assert.deepEqual(met('mail.example.com', 'box7.example.org'), [2]);
    for (const [asked, answers] of [['mail.example.com', 'mx3.example.com'], ['192.0.2.1', 'mx.example.com'], ['smtp.gmail.com', 'mx.google.com'], ['mailer', 'mx.example.com'], ['mail.example.com', 'mailer.local']] as const) {
      assert.deepEqual(met(asked, answers), [], `${asked} ${answers}`);
    }
  });

  it('reply-code-changes needs two lines that can only belong together', () => {
    const start = ['S: 220 mx.example.net ESMTP', 'C: EHLO mail.example.com', 'S: 250-mx.example.net', 'S: 250 SIZE', 'C: MAIL FROM:<a@example.com>'];
    assert.deepEqual(linesOf('reply-code-changes', ...start, 'S: 250-one', 'S: 451 two'), [7]);
    assert.deepEqual(linesOf('reply-code-changes', ...start, 'S: 250-one', '', 'S: 451 two'), []);
    assert.deepEqual(linesOf('reply-code-changes', ...start, 'C: RCPT TO:<b@example.net>', 'S: 250-one', 'S: 451 two'), []);
    assert.deepEqual(linesOf('reply-code-changes', 'S: 250-one', 'S: 451 two'), []);
  });

  it('slow-reply and repeated-login-failures begin where they are told to', () => {
    const timed = ['10:00:01 S: 220 mx.example.net ESMTP', '10:00:02 C: EHLO mail.example.com', '10:00:14 S: 250-mx.example.net', '10:00:14 S: 250 SIZE'].join('\n');
    const rulesAt = (text: string, limits: Limits): readonly string[] => analyzeBlock(text, startState(text), { last: true, limits }).findings.map(({ rule }) => rule);
    assert.deepEqual(rulesAt(timed, { slowReply: 12, loginFailures: 3 }), ['slow-reply']);
    assert.deepEqual(rulesAt(timed, { slowReply: 13, loginFailures: 3 }), []);
    // Each on a connection of its own.
    const logins = (...pids: readonly number[]): string => pids.map((pid) => `Nov 24 10:00:01 mail postfix/smtpd[${pid}]: warning: unknown[192.0.2.44]: SASL LOGIN authentication failed: authentication failure`).join('\n');
    assert.deepEqual(rulesAt(logins(11, 12, 13, 14), { slowReply: 12, loginFailures: 3 }), ['rejected-inbound', 'rejected-inbound', 'rejected-inbound', 'repeated-login-failures', 'rejected-inbound']);
    assert.deepEqual(rulesAt(logins(11, 12), { slowReply: 12, loginFailures: 3 }), ['rejected-inbound', 'rejected-inbound']);
  });

  it('refused-for-all is silent where each recipient has an answer', () => {
    const envelope = ['C: MAIL FROM:<a@example.com>', 'S: 250 ok', 'C: RCPT TO:<b@example.net>', 'S: 250 ok', 'C: RCPT TO:<c@example.net>', 'S: 250 ok', 'C: DATA', 'S: 354 go', 'C: .'];
    const greeting = (hello: string, keyword: string): readonly string[] => ['S: 220 mx.example.net ESMTP', `C: ${hello} mail.example.com`, 'S: 250-mx.example.net', `S: 250 ${keyword}`];
    assert.deepEqual(linesOf('refused-for-all', ...greeting('EHLO', 'SIZE'), ...envelope, 'S: 554 spam'), [14]);
    assert.deepEqual(linesOf('refused-for-all', ...greeting('EHLO', 'PRDR'), ...envelope, 'S: 554 spam'), []);
    assert.deepEqual(linesOf('refused-for-all', ...greeting('LHLO', 'SIZE'), ...envelope, 'S: 250 ok', 'S: 552 full'), []);
  });
});

describe('times of lines', () => {
  const seconds = (earlier: string, later: string): number | undefined => secondsBetween(momentIn(earlier), momentIn(later));

  it('are compared in each way of writing them', () => {
    assert.equal(seconds('Nov 24 10:00:01 mail ', 'Nov 24 10:00:31 mail '), 30);
    assert.equal(seconds('Dec 31 23:59:50 mail ', 'Jan  1 00:00:10 mail '), 20);
    assert.equal(seconds('2026-11-24T10:00:01.500+01:00 ', '2026-11-24T09:00:02Z '), 0.5);
    assert.equal(seconds('[23:59:59] ', '[00:00:04] '), 5);
    assert.equal(seconds('2026-11-24 10:00:01,250 ', '2026-11-24 10:00:02,750 '), 1.5);
  });

  it('are not compared where that means nothing', () => {
    assert.equal(seconds('10:00:01 ', 'Nov 24 10:00:31 '), undefined);
    assert.equal(seconds('Nov 24 10:00:31 ', 'Nov 24 10:00:01 '), undefined);
    assert.equal(seconds('port 10:25 ', '10:00:01 '), undefined);
    assert.equal(momentIn('mail.example.com[192.0.2.1]:25: '), undefined);
  });
});
