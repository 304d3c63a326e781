import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { followMessage, linesOf, messagePage } from '../../../src/core';

function follow(text: string, seed: number) {
  const search = followMessage(linesOf(text), seed);
  for (;;) {
    const step = search.next();
    if (step.done === true) return step.value;
  }
}

const reinjected = [
  'Nov 24 10:00:01 mail postfix/smtpd[11]: AAAA111111: client=laptop.example.com[192.0.2.50]',
  'Nov 24 10:00:01 mail postfix/smtpd[12]: BBBB222222: client=other.example.com[192.0.2.51]',
  'Nov 24 10:00:02 mail postfix/smtpd[13]: CCCC333333: client=localhost[127.0.0.1]',
  'Nov 24 10:00:02 mail postfix/smtp[14]: AAAA111111: to=<bob@example.net>, relay=127.0.0.1[127.0.0.1]:10024, delay=1, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as CCCC333333)',
  'Nov 24 10:00:02 mail postfix/qmgr[9]: AAAA111111: removed',
  'Nov 24 10:00:03 mail postfix/smtp[15]: CCCC333333: to=<bob@example.net>, relay=mx.example.net[198.51.100.25]:25, delay=1, dsn=5.1.1, status=bounced (host mx.example.net[198.51.100.25] said: 550 5.1.1 No such user (in reply to RCPT TO command))',
  'Nov 24 10:00:03 mail postfix/qmgr[9]: CCCC333333: removed',
  'Nov 24 10:00:04 mail postfix/smtpd[11]: AAAA111111: client=stranger.example.org[192.0.2.99]',
  'Nov 24 10:00:05 mail postfix/qmgr[9]: AAAA111111: removed',
].join('\n');

describe('following a message', () => {
  it('goes over re-injection, from either id', () => {
    for (const seed of [0, 2, 3, 5]) {
      assert.deepEqual(follow(reinjected, seed)?.lines.map((one) => one.line), [0, 2, 3, 4, 5, 6], `from line ${seed}`);
    }
  });

  it('tells an id that is used again from its first use', () => {
    assert.deepEqual(follow(reinjected, 7)?.lines.map((one) => one.line), [7, 8]);
  });

  it('follows a connection where there is no queue id', () => {
    const text = readFileSync('samples/postfix.log', 'utf8');
    const lines = text.split('\n');
    const seed = lines.findIndex((line) => line.includes('NOQUEUE: reject'));
    const followed = follow(text, seed);
    assert.ok(followed);
    const contents = followed.lines.map((one) => lines[one.line] ?? '');
    assert.match(contents[0] ?? '', / connect from /);
    assert.match(contents[contents.length - 1] ?? '', /disconnect from /);
  });

  it('knows no message on a line without one', () => {
    assert.equal(follow('Nov 24 10:00:03 mail postfix/master[1]: daemon started', 0), undefined);
    assert.equal(follow('nothing to see here', 0), undefined);
  });

  it('says what became of each recipient, and where each line stands', () => {
    const message = follow(reinjected, 0);
    assert.ok(message);
    const { text, links } = messagePage(message, message.lines.map((one) => reinjected.split('\n')[one.line] ?? ''), 9);
    assert.match(text, /^Message AAAA111111, then CCCC333333: 6 lines\n\nFirst seen Nov 24 10:00:01\nbob@example\.net: bounced \(unknown recipient\) at Nov 24 10:00:03, after 2 seconds, by mx\.example\.net\[198\.51\.100\.25\]: “550 5\.1\.1 No such user”\n\n/);
    const shown = text.split('\n');
    for (const [line, target] of links) assert.ok((shown[line] ?? '').endsWith(reinjected.split('\n')[target] ?? '?'));
    assert.equal(links.size, 6);
  });

  it('takes what programs say by the message-id alone, inside the life of its queue id only', () => {
    const text = [
      'Nov 24 10:00:01 mail postfix/smtpd[11]: AAAA111111: client=laptop.example.com[192.0.2.50]',
      'Nov 24 10:00:01 mail postfix/cleanup[12]: AAAA111111: message-id=<1@example.com>',
      'Nov 24 10:00:01 mail opendkim[9]: AAAA111111: DKIM-Signature field added (s=mail, d=example.com)',
      'Nov 24 10:00:02 mail dovecot: lmtp(bob)<31><QIhyMxQQBWueDgAA>: msgid=<1@example.com>: saved mail to INBOX',
      'Nov 24 10:00:02 mail postfix/lmtp[13]: AAAA111111: to=<bob@example.com>, relay=mail.example.com[private/dovecot-lmtp], delay=1, dsn=2.0.0, status=sent (250 2.0.0 <bob@example.com> Saved)',
      'Nov 24 10:00:02 mail postfix/qmgr[9]: AAAA111111: removed',
      'Nov 24 11:00:01 mail postfix/smtpd[11]: BBBB222222: client=list.example.org[192.0.2.51]',
      'Nov 24 11:00:01 mail postfix/cleanup[12]: BBBB222222: message-id=<1@example.com>',
      'Nov 24 11:00:02 mail dovecot: lmtp(bob)<32><QIhyMxQQBWueDgAB>: msgid=<1@example.com>: saved mail to INBOX',
      'Nov 24 11:00:02 mail postfix/qmgr[9]: BBBB222222: removed',
    ].join('\n');
    for (const seed of [0, 2, 3, 5]) assert.deepEqual(follow(text, seed)?.lines.map((one) => one.line), [0, 1, 2, 3, 4, 5], `from line ${seed}`);
    for (const seed of [6, 8]) assert.deepEqual(follow(text, seed)?.lines.map((one) => one.line), [6, 7, 8, 9], `from line ${seed}`);
    assert.deepEqual(follow(text, 3)?.ids, ['AAAA111111']);
  });

  it('goes through amavis and rspamd by the queue ids they name', () => {
    const text = [
      'Nov 24 10:00:01 mail postfix/smtpd[11]: AAAA111111: client=laptop.example.com[192.0.2.50]',
      'Nov 24 10:00:01 mail rspamd[7]: <f1a2b3>; task; rspamd_task_write_log: id: <1@example.com>, qid: <AAAA111111>, ip: 192.0.2.50, (default: F (no action): [0.10/15.00])',
      'Nov 24 10:00:02 mail postfix/smtpd[13]: BBBB222222: client=localhost[127.0.0.1]',
      'Nov 24 10:00:02 mail amavis[21]: (00021-01) Passed CLEAN {RelayedInbound}, [192.0.2.50]:5025 <a@example.com> -> <bob@example.net>, Queue-ID: AAAA111111, Message-ID: <1@example.com>, mail_id: x1, Hits: 0.1, size: 550, queued_as: BBBB222222, 250 ms',
      'Nov 24 10:00:03 mail postfix/qmgr[9]: BBBB222222: removed',
    ].join('\n');
    for (const seed of [0, 1, 3, 4]) assert.deepEqual(follow(text, seed)?.lines.map((one) => one.line), [0, 1, 2, 3, 4], `from line ${seed}`);
  });

  it('follows a session of Exchange, and a message over its tracking log', () => {
    const send = readFileSync('test/corpus/exchange/send.log', 'utf8').split('\n');
    const session = send.flatMap((line, index) => (line.includes(',08DE2B1C4F2B0550,') ? [index] : []));
    assert.deepEqual(follow(send.join('\n'), session[3] ?? 0)?.lines.map((one) => one.line), session);
    const tracking = readFileSync('test/corpus/exchange-tracking/events.log', 'utf8').split('\n');
    const rows = tracking.flatMap((line, index) => (line.includes(',<550.1@example.com>,') ? [index] : []));
    assert.deepEqual(follow(tracking.join('\n'), rows[0] ?? 0)?.lines.map((one) => one.line), rows);
  });
});
