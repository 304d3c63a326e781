import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { analyzeBlock, messageMarkdown, noteOn, startState } from '../../../src/core';
import { storyOf } from '../../../src/core/messages/outcomes';
import { fateText, originText } from '../../../src/core/present/fate';
import { duration } from '../../../src/core/text/duration';

const line = (time: string, program: string, words: string): string => `Nov 24 ${time} mail postfix/${program}[11]: ${words}`;
const to = (time: string, id: string, recipient: string, relay: string, status: string): string =>
  line(time, 'smtp', `${id}: to=<${recipient}>, relay=${relay}, delay=1, delays=0/0/0/1, dsn=4.0.0, status=${status}`);
const MX = 'mx.example.net[192.0.2.25]:25';

/** What became of each recipient, in words. */
function fates(...lines: readonly string[]): readonly string[] {
  return storyOf(lines).fates.map(fateText);
}

describe('what became of a message', () => {
  it('is the last outcome of each recipient, with how long it took', () => {
    assert.deepEqual(
      fates(
        line('10:00:01', 'qmgr', 'AAAA111111: from=<alice@example.com>, size=1000, nrcpt=2 (queue active)'),
        to('10:00:03', 'AAAA111111', 'bob@example.net', MX, 'deferred (host mx.example.net[192.0.2.25] said: 450 4.7.1 Greylisted (in reply to RCPT TO command))'),
        to('10:00:03', 'AAAA111111', 'carol@example.net', MX, 'bounced (host mx.example.net[192.0.2.25] said: 550 5.1.1 No such user (in reply to RCPT TO command))'),
        to('10:05:06', 'AAAA111111', 'bob@example.net', MX, 'sent (250 2.0.0 Ok: queued as 9F9F9F9F)'),
      ),
      [
        `bob@example.net: delivered at Nov 24 10:05:06, after 5 minutes and 5 seconds, 2 tries, by ${MX}`,
        'carol@example.net: bounced (unknown recipient) at Nov 24 10:00:03, after 2 seconds, by mx.example.net[192.0.2.25]: “550 5.1.1 No such user”',
      ],
    );
  });

  it('says why it was given up by what put it off last, for each who waited', () => {
    const given = (expiry: string): readonly string[] =>
      fates(
        to('10:00:03', 'AAAA111111', 'bob@example.net', MX, 'deferred (host mx.example.net[192.0.2.25] said: 450 4.7.1 Greylisted (in reply to RCPT TO command))'),
        to('11:00:03', 'AAAA111111', 'bob@example.net', MX, 'deferred (host mx.example.net[192.0.2.25] said: 452 4.2.2 Mailbox full (in reply to RCPT TO command))'),
        to('11:00:03', 'AAAA111111', 'carol@example.org', 'none', 'deferred (connect to mx.example.org[192.0.2.26]:25: Connection refused)'),
        to('11:00:03', 'AAAA111111', 'dave@example.net', MX, 'sent (250 2.0.0 Ok: queued as 9F9F9F9F)'),
        line('12:00:03', 'qmgr', expiry),
      );
    for (const expiry of ['AAAA111111: from=<alice@example.com>, status=expired, returned to sender', 'AAAA111111: from=<alice@example.com>, status=force-expired, returned to sender']) {
      assert.deepEqual(given(expiry), [
        'bob@example.net: given up (mailbox full) at Nov 24 12:00:03, after 2 hours, 2 tries, last refused by mx.example.net[192.0.2.25]: “452 4.2.2 Mailbox full”',
        'carol@example.org: given up (network trouble) at Nov 24 12:00:03, after 2 hours: “4.0.0 connect to mx.example.org[192.0.2.26]:25: Connection refused”',
        `dave@example.net: delivered at Nov 24 11:00:03, after 1 hour, by ${MX}`,
      ]);
    }
  });

  it('says so in the logs of other programs, where the line itself does not', () => {
    assert.match(
      fates('2026-11-24 03:59:25 1xVhgi-0001Xe-33 == bob@example.net R=remote T=smtp defer (-44) H=mx.example.net [192.0.2.25]: SMTP error from remote mail server after RCPT TO:<bob@example.net>: 452 4.2.2 Mailbox full', '2026-11-29 03:59:25 1xVhgi-0001Xe-33 ** bob@example.net: retry timeout exceeded')[0] ?? '',
      /^bob@example\.net: given up \(mailbox full\) at .*, last refused by mx\.example\.net \[192\.0\.2\.25\]: “452 4\.2\.2 Mailbox full”$/,
    );
    assert.match(
      fates('Nov 24 10:00:01 mail sm-mta[5501]: 0AO9A1Bc005501: to=<bob@example.net>, delay=00:00:01, xdelay=00:00:01, mailer=esmtp, pri=30000, relay=mx.example.net. [192.0.2.25], dsn=4.0.0, stat=Deferred: 452 4.2.2 Mailbox full', 'Nov 29 10:00:01 mail sm-mta[5502]: 0AO9A1Bc005501: 0AO9A1Bd005501: return to sender: Cannot send message for 5 days')[0] ?? '',
      /^bob@example\.net: given up \(mailbox full\).*last refused by mx\.example\.net\. \[192\.0\.2\.25\]: “452 4\.2\.2 Mailbox full”$/,
    );
    // qmail repeats the refusal with the words that it gives up.
    const stamp = '@400000005f3b0a0a00000000';
    assert.match(
      fates(`${stamp} starting delivery 3: msg 1234 to remote bob@example.net`, `${stamp} delivery 3: failure: 192.0.2.25_does_not_like_recipient./Remote_host_said:_452_4.2.2_Mailbox_full/Giving_up_on_192.0.2.25./I'm_not_going_to_try_again;_this_message_has_been_in_the_queue_too_long./`)[0] ?? '',
      /^bob@example\.net: given up \(mailbox full\).*“452 4\.2\.2 Mailbox full”$/,
    );
  });

  it('is told by the second id, not by the filter that gave the message back', () => {
    const lines = [
      line('10:00:01', 'smtpd', 'AAAA111111: client=laptop.example.com[192.0.2.50]'),
      line('10:00:02', 'smtpd', 'BBBB222222: client=localhost[127.0.0.1]'),
      to('10:00:03', 'BBBB222222', 'bob@example.net', MX, 'bounced (host mx.example.net[192.0.2.25] said: 550 5.1.1 No such user (in reply to RCPT TO command))'),
      to('10:00:03', 'AAAA111111', 'bob@example.net', '127.0.0.1[127.0.0.1]:10024', 'sent (250 2.0.0 Ok: queued as BBBB222222)'),
    ];
    assert.deepEqual(fates(...lines).map((one) => one.split(',')[0]), ['bob@example.net: bounced (unknown recipient) at Nov 24 10:00:03']);
  });

  it('is told once where the mailbox server and the mail server both tell it', () => {
    const lines = readFileSync('samples/postfix.log', 'utf8').split('\n').filter((one) => /DBBA2BB|20261124023652\.5@mx\.example\.net/.test(one));
    assert.equal(lines.length, 8);
    const told = fates(...lines);
    assert.equal(told.length, 1);
    assert.match(told[0] ?? '', /^carol@example\.com: bounced \(mailbox full\) at Nov 24 02:36:52, at once, by mail\.example\.com\[private\/dovecot-lmtp\]: “552 5\.2\.2 /);
  });

  it('names sender, size and time', () => {
    assert.equal(originText(storyOf([line('10:00:01', 'qmgr', 'AAAA111111: from=<>, size=12345, nrcpt=1 (queue active)')])), 'From <> (a bounce or notice), 12,345 octets, first seen Nov 24 10:00:01');
    assert.equal(originText(storyOf(['nothing to see here'])), '');
  });

  it('goes into a note, with the lines', () => {
    const lines = [
      line('10:00:01', 'qmgr', 'AAAA111111: from=<alice@example.com>, size=1000, nrcpt=1 (queue active)'),
      to('10:00:03', 'AAAA111111', 'bob@example.net', MX, 'bounced (host mx.example.net[192.0.2.25] said: 550 5.1.1 No such user (in reply to RCPT TO command))'),
    ];
    const [finding] = analyzeBlock(lines.join('\n'), startState(lines.join('\n')), { last: true }).findings;
    assert.ok(finding);
    const note = noteOn(finding, lines[1] ?? '', lines);
    assert.match(note, /^550 5\.1\.1 unknown recipient\. [^\n]+\n\nWhat became of the message:\nFrom alice@example\.com, 1,000 octets, first seen Nov 24 10:00:01\.\n- bob@example\.net: bounced \(unknown recipient\) at Nov 24 10:00:03, after 2 seconds, [^\n]+\n\n {4}Nov 24 10:00:01 /);
    assert.equal(noteOn(finding, 'its line'), `${note.split('\n', 1)[0] ?? ''}\n\n    its line\n`);
    const many = noteOn(finding, '', [...lines, ...Array.from({ length: 30 }, () => lines[1] ?? '')]);
    assert.match(many, /\n {4}… and 12 more lines\n$/);
  });

  it('stands in a hover in short: those first who got nothing, and log text as text', () => {
    const names = Array.from({ length: 9 }, (_, index) => `user${index}@example.net`);
    const lines = [
      line('10:00:01', 'qmgr', 'AAAA111111: from=<alice@example.com>, size=1000, nrcpt=9 (queue active)'),
      ...names.map((name) => to('10:00:03', 'AAAA111111', name, MX, name.startsWith('user8') ? 'bounced (host mx.example.net[192.0.2.25] said: 550 5.1.1 [x](command:y) (in reply to RCPT TO command))' : 'sent (250 2.0.0 Ok)')),
    ];
    const text = messageMarkdown({ ids: ['AAAA111111'], lines: lines.map((_, index) => ({ line: index, id: 'AAAA111111' })) }, (index) => lines[index] ?? '');
    const [heading, origin, first] = text.split(/\n+/);
    assert.equal(heading, '**Message AAAA111111** · 10 lines');
    assert.match(origin ?? '', /^From alice/);
    assert.match(first ?? '', /^- user8.*bounced .*\\\[x\\\]\\\(command/);
    assert.match(text, /\n\nand 3 more recipients$/);
  });

  it('has durations in their two largest units', () => {
    assert.deepEqual([1, 60, 125, 3600, 90_000, 259_205, 0.4].map(duration), ['1 second', '1 minute', '2 minutes and 5 seconds', '1 hour', '1 day and 1 hour', '3 days', '0 seconds']);
  });
});
