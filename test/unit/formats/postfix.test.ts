import { strict as assert } from 'node:assert';
import { decodedText } from '../../../src/core';
import { analyze, findings, replies } from '../../support/annotate';

const head = 'Nov 24 10:00:01 mail postfix/';

describe('a Postfix log', () => {
  it('reads a bounce whose reply was flattened', () => {
    const line = `${head}smtp[12]: 4F2B1C0123: to=<bob@example.net>, relay=mx.example.net[192.0.2.1]:25, delay=550, delays=0.1/0/0.5/0.2, dsn=5.1.1, status=bounced (host mx.example.net[192.0.2.1] said: 550-5.1.1 No such user here. 550-5.1.1 Check it 550 5.1.1 at example.net (in reply to RCPT TO command))`;
    assert.deepEqual(replies(line), ['1:550>RCPT', '1:550>RCPT', '1:550>RCPT']);
    assert.deepEqual(findings(line), ['1:error permanent-failure 550 5.1.1 unknown-recipient']);
    const failure = analyze(line).facts.find((fact) => fact.kind === 'failure');
    assert.deepEqual(failure?.context, { server: 'mx.example.net[192.0.2.1]', recipient: 'bob@example.net', queueId: '4F2B1C0123' });
  });

  it('reads a bounce without a reply', () => {
    const line = `${head}smtp[12]: 4F2B1C0123: to=<bob@nowhere.example>, relay=none, delay=1, delays=1/0/0/0, dsn=5.4.4, status=bounced (Host or domain name not found. Name service error for name=nowhere.example type=A: Host not found)`;
    assert.deepEqual(findings(line), ['1:error permanent-failure - 5.4.4 unknown-host']);
    assert.deepEqual(replies(line), []);
  });

  it('reads a message that expired in the queue', () => {
    assert.deepEqual(findings(`${head}qmgr[3]: 4F2B1C0123: from=<alice@example.com>, status=expired, returned to sender`), [
      '1:error permanent-failure - - expired',
    ]);
  });

  it('calls a refused stranger rejected-inbound', () => {
    const line = `${head}smtpd[550]: NOQUEUE: reject: RCPT from unknown[192.0.2.235]: 554 5.7.1 <bob@example.net>: Relay access denied; from=<alice@example.com> to=<bob@example.net> proto=ESMTP helo=<x>`;
    assert.deepEqual(findings(line), ['1:warning rejected-inbound 554 5.7.1 relay-denied']);
  });

  const noFailures = {
    'a warning that rejects nothing': 'smtpd[1]: NOQUEUE: reject_warning: RCPT from x[192.0.2.1]: 554 5.7.1 no; from=<>',
    'a delivery': 'smtp[1]: 4F2B1C0123: to=<a@b.example>, relay=x[192.0.2.1]:25, delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as 4F2B1C0550)',
    'a pid, a port and an address that look like codes': 'smtpd[550]: connect from x[192.0.2.235]:525',
    'a deferral after a 521 greeting': 'smtp[1]: 4F2B1C0123: to=<a@b.example>, relay=x[192.0.2.1]:25, delay=1, delays=0/0/0/1, dsn=4.3.2, status=deferred (host x[192.0.2.1] refused to talk to me: 521 no mail here)',
  };
  for (const [what, line] of Object.entries(noFailures)) {
    it(`finds no permanent failure in ${what}`, () => {
      assert.deepEqual(findings(head + line).filter((one) => !one.includes('temporary-failure')), []);
    });
  }

  it('decodes the challenge at which a login failed', () => {
    const line = `${head}smtpd[1]: warning: unknown[192.0.2.9]: SASL LOGIN authentication failed: UGFzc3dvcmQ6`;
    const decoded = analyze(line).facts.flatMap((fact) => (fact.kind === 'payload' ? [decodedText(fact.decoding, false)] : []));
    assert.deepEqual(decoded, ['Password:']);
  });

  it('knows who speaks in verbose lines of server and client', () => {
    const text = [
      `${head}smtpd[7]: > unknown[127.0.0.1]: 220 mail.example.com ESMTP Postfix`,
      `${head}smtp[8]: < mx.example.net[127.0.0.1]:25: 220 mx.example.net ESMTP`,
      `${head}smtpd[7]: < unknown[127.0.0.1]: EHLO x.example`,
      `${head}smtp[8]: > mx.example.net[127.0.0.1]:25: EHLO mail.example.com`,
      `${head}smtp[8]: < mx.example.net[127.0.0.1]:25: 250 mx.example.net`,
      `${head}smtpd[7]: > unknown[127.0.0.1]: 250 mail.example.com`,
    ].join('\n');
    assert.deepEqual(replies(text), ['1:220>connect', '2:220>connect', '5:250>EHLO', '6:250>EHLO']);
  });
});
