import { strict as assert } from 'node:assert';
import { foldingOf } from '../../../src/core/reading/folding';
import { unfolded } from '../../../src/core/reading/folding/wholeLines';

function whole(...lines: readonly string[]): readonly string[] {
  return unfolded(lines, foldingOf(lines));
}

describe('Lines of a log that were broken', () => {
  it('are put together where their words had no room', () => {
    assert.deepEqual(
      whole('Nov 24 10:00:01 mail postfix/smtp[22]: 4F2B1C0123: to=<bob@example.net>,', 'relay=none, delay=1.2, delays=0.1/0/0.5/0.6, dsn=4.4.1, status=deferred', '(Connection timed out)', 'What does it mean?'),
      ['Nov 24 10:00:01 mail postfix/smtp[22]: 4F2B1C0123: to=<bob@example.net>, relay=none, delay=1.2, delays=0.1/0/0.5/0.6, dsn=4.4.1, status=deferred (Connection timed out)', 'What does it mean?'],
    );
  });

  it('are put together without a blank where a terminal cut them', () => {
    const line = (pid: number) => [`Nov 24 10:00:01 mail01 postfix/smtp[${pid}]: 4F2B1C0123: to=<bob@example.net>, re`, 'lay=none, dsn=4.4.1, status=deferred (Connection timed out)'];
    assert.deepEqual(whole(...line(11), ...line(12), ...line(13)), [11, 12, 13].map((pid) => line(pid).join('')));
  });

  it('are put together where the whole text is set in', () => {
    const line = (pid: number) => [`    Nov 24 10:00:01 mail postfix/smtp[${pid}]: 4F2B1C0123: to=<bob@example.net>, re`, '    lay=none, dsn=4.4.1, status=deferred (Connection timed out)'];
    assert.deepEqual(whole(...line(11), ...line(12), ...line(13))[1], '    Nov 24 10:00:01 mail postfix/smtp[12]: 4F2B1C0123: to=<bob@example.net>, relay=none, dsn=4.4.1, status=deferred (Connection timed out)');
  });

  it('are left alone where one is longer than those that were broken', () => {
    const lines = ['Nov 24 10:00:01 mail postfix/smtp[22]: 4F2B1C0123: to=<bob@example.net>, relay=none, delay=1.2, status=deferred (timed out)', 'And then?'];
    assert.deepEqual(unfolded(lines, { width: 76, glue: ' ' }), lines);
  });

  it('are put together up to twenty of them', () => {
    const rest = 'relay=none, delay=1.2, delays=0.1/0/0.5/0.6, dsn=4.4.1, status=deferred';
    const lines = whole('Nov 24 10:00:01 mail postfix/smtp[22]: 4F2B1C0123: to=<bob@example.net>,', ...Array.from({ length: 100 }, () => rest));
    assert.equal(lines.length, 1 + 81);
    assert.equal(lines[0]?.split(rest).length, 1 + 19);
  });

  it('are put together where an error message was broken with all that stands around it', () => {
    assert.deepEqual(
      whole(
        'The report does not reach anybody any more, though nothing has been done',
        'on this side; the script says only this:',
        "smtplib.SMTPRecipientsRefused: {'accounts-payable@example.net': (553,",
        "b'5.7.1 <reports@example.com>: Sender address rejected: not owned by",
        "user alice')}",
        'Where is it told which user may send with which of the addresses that we',
        'have?',
      )[2],
      "smtplib.SMTPRecipientsRefused: {'accounts-payable@example.net': (553, b'5.7.1 <reports@example.com>: Sender address rejected: not owned by user alice')}",
    );
  });

  for (const [what, ...lines] of [
    ['a sentence behind a line that is whole', 'Nov 24 10:00:01 mail postfix/smtpd[22]: connect from mail.example.com[192.0.2.1]', 'That is all I can see in it.'],
    ['the trace behind an error', '2026-11-24 10:00:01 ERROR mailer: could not send the message: no answer at all', 'Traceback (most recent call last):', '  File "/srv/mail.py", line 20, in send'],
    ['errors one below the other', 'report 1: could not send the list: 550 5.1.1 <bob@example.net>: no such user', 'report 2: could not send the list: 550 5.1.1 <eve@example.net>: no such user', 'Both of them are on holiday.'],
    ['errors beside lines that nobody broke', "smtplib.SMTPRecipientsRefused: {'accounts-payable@example.net': (553,", "b'5.7.1 <reports@example.com>: Sender address rejected')}", 'What it says is told in the manual of the server, on the page about the addresses that a user may have.'],
    ['a log with longer lines', 'Nov 24 10:00:01 mail postfix/smtp[22]: 4F2B1C0123: to=<bob@example.net>,', 'relay=none, status=sent', 'Nov 24 10:00:02 mail postfix/smtp[22]: 4F2B1C0124: to=<bob@example.net>, relay=none, status=sent (250 Ok)'],
    ['words below a line that has room for them', 'Nov 24 10:00:01 mail postfix/smtp[22]: 4F2B1C0123: removed', 'relay=none', 'Nov 24 10:00:01 mail postfix/smtp[22]: 4F2B1C0123: to=<bob@example.net>', ''],
  ] as const) {
    it(`are not ${what}`, () => {
      assert.equal(foldingOf(lines), undefined);
    });
  }
});
