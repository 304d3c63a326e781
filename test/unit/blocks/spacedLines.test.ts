import { strict as assert } from 'node:assert';
import { detectFormats } from '../../../src/core';
import { expectationOf, type Cut, type Expectation } from '../../support/cases';

const SESSION = [
  '220 mx.example.com ESMTP',
  'EHLO client.example.org',
  '250-mx.example.com',
  '250-PIPELINING',
  '250 AUTH LOGIN',
  'MAIL FROM:<alice@example.org>',
  '250 2.1.0 Ok',
  'RCPT TO:<bob@example.com>',
  '550-5.1.1 The address that you tried to reach',
  '550 5.1.1 does not exist',
  'AUTH LOGIN',
  '334 VXNlcm5hbWU6',
  'YWxpY2U=',
  '334 UGFzc3dvcmQ6',
  'c2VjcmV0MQ==',
  '535 5.7.8 Authentication failed',
  'QUIT',
  '221 2.0.0 Bye',
];
const LOG = [
  'Nov 24 10:00:01 mail postfix/smtp[21]: 4F2B1C0123: to=<bob@example.net>, relay=mx.example.net[192.0.2.7]:25, delay=1, delays=0/0/0/1, dsn=5.1.1, status=bounced (host mx.example.net[192.0.2.7] said: 550 5.1.1 No such user (in reply to RCPT TO command))',
  'Nov 24 10:00:01 mail postfix/bounce[22]: 4F2B1C0123: sender non-delivery notification: 4F2B1C0456',
  'Nov 24 10:00:02 mail postfix/qmgr[9]: 4F2B1C0123: removed',
  'Nov 24 10:00:03 mail postfix/smtpd[23]: connect from unknown[192.0.2.9]',
  'Nov 24 10:00:03 mail postfix/smtpd[23]: NOQUEUE: reject: RCPT from unknown[192.0.2.9]: 554 5.7.1 <carol@example.org>: Relay access denied; from=<eve@example.net> to=<carol@example.org> proto=ESMTP helo=<x.example.net>',
  'Nov 24 10:00:04 mail postfix/smtpd[23]: disconnect from unknown[192.0.2.9]',
];
const BOUNCE = [
  'From: MAILER-DAEMON@mail.example.com (Mail Delivery System)',
  'To: alice@example.com',
  'Subject: Undelivered Mail Returned to Sender',
  'Content-Type: multipart/report; report-type=delivery-status; boundary="b1"',
  '',
  '--b1',
  '',
  'This is the mail system at host mail.example.com.',
  '',
  "I'm sorry to have to inform you that your message could not",
  'be delivered to one or more recipients.',
  '',
  '<bob@example.net>: host mx.example.net[192.0.2.7] said: 550 5.1.1',
  '    <bob@example.net>: No such user (in reply to RCPT TO command)',
  '',
  '--b1',
  'Content-Type: message/delivery-status',
  '',
  'Reporting-MTA: dns; mail.example.com',
  '',
  'Final-Recipient: rfc822; bob@example.net',
  'Action: failed',
  'Status: 5.1.1',
  'Diagnostic-Code: smtp; 550 5.1.1 <bob@example.net>: No such user',
  '',
  '--b1--',
];
const ABOVE = ['Hello all,', '', 'since yesterday nobody can write to example.net. We did not change', 'anything on the server, and this is what it says:', ''];
const BELOW = ['', 'What can we do about it? Our provider says that all is well,', 'and we have no other server.'];

/** Lines with a blank one between every two. */
function spaced(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line, index) => (index === 0 ? [line] : ['', line]));
}

function found(lines: readonly string[], cut?: Cut): Expectation {
  return expectationOf(lines.join('\n'), cut);
}

/** What was found of lines, where it stands once lines `from` to `to` are spaced. */
function whereSpaced({ replies, payloads, findings }: Expectation, from: number, to: number): Expectation {
  const place = (line: number): number => (line < from ? line : line >= to ? line + to - from - 1 : from + 2 * (line - from));
  const moved = (rows: readonly string[]): readonly string[] => rows.map((row) => row.replace(/^\d+/, (line) => String(place(Number(line) - 1) + 1)));
  return { replies: moved(replies), payloads: moved(payloads), findings: moved(findings) };
}

describe('A text with a blank line between every two', () => {
  for (const [name, lines] of Object.entries({ session: SESSION, log: LOG, bounce: BOUNCE })) {
    it(`says the same as without them: a ${name}`, () => {
      const plain = found(lines);
      assert.notDeepEqual(plain.findings, []);
      assert.deepEqual(found(spaced(lines)), whereSpaced(plain, 0, lines.length));
    });

    it(`says the same however it is cut into blocks: a ${name}`, () => {
      const whole = found(spaced(lines));
      for (const blockLines of [1, 2, 3, 7]) assert.deepEqual(found(spaced(lines), { blockLines }), whole, `blocks of ${String(blockLines)}`);
    });

    it(`gives the same findings where nothing else is wanted: a ${name}`, () => {
      assert.deepEqual(found(spaced(lines), { only: 'findings' }).findings, found(spaced(lines)).findings);
    });
  }

  it('may stand in prose', () => {
    for (const lines of [SESSION, LOG]) {
      const plain = found([...ABOVE, ...lines, ...BELOW]);
      const text = [...ABOVE, ...spaced(lines), ...BELOW];
      assert.deepEqual(found(text), whereSpaced(plain, ABOVE.length, ABOVE.length + lines.length));
      for (const blockLines of [1, 3, 8]) assert.deepEqual(found(text, { blockLines }), found(text), `blocks of ${String(blockLines)}`);
    }
  });

  it('may have been quoted', () => {
    const quoted = (lines: readonly string[]): readonly string[] => lines.map((line) => `> ${line}`.trimEnd());
    assert.deepEqual(found(quoted(spaced(SESSION))), whereSpaced(found(quoted(SESSION)), 0, SESSION.length));
  });
});

describe('Blank lines that somebody wrote himself', () => {
  const isSpaced = (lines: readonly string[]): boolean => detectFormats(lines.join('\n')).spaced === true;

  it('divide paragraphs of one line', () => {
    const paragraphs = ['Hello Alice,', 'Your message to bob@example.net could not be delivered.', 'The server of the recipient does not know the address.', 'Please check the address and send the message again.', '550 5.1.1 <bob@example.net>: User unknown', 'If that does not help, ask the recipient on another way.', 'Your mail team'];
    assert.equal(isSpaced(spaced(paragraphs)), false);
    assert.equal(isSpaced([...spaced(paragraphs), '', '', '', 'Sent from my phone', 'with one hand']), false);
  });

  it('divide sessions and logs from each other', () => {
    assert.equal(isSpaced([...SESSION, '', ...SESSION, '', ...LOG]), false);
    assert.equal(isSpaced(['550 5.1.1 User unknown', '', '554 5.7.1 Relay access denied', '', '535 5.7.8 Authentication failed']), false);
  });

  it('stay in a text of which a part is spaced', () => {
    const text = [...spaced(SESSION), '', ...BOUNCE];
    const below = found(BOUNCE).findings.map((row) => row.replace(/^\d+/, (line) => String(Number(line) + 2 * SESSION.length)));
    assert.deepEqual(found(text).findings.slice(-below.length), below);
  });
});
