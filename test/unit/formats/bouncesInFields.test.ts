import { strict as assert } from 'node:assert';
import { findings } from '../../support/annotate';

/** Events of mail that came back, each value on a line of its own: what tells the kind of event stands above the reply. */
describe('an event of several lines', () => {
  it('has its reply under whatever name', () => {
    const event = ['{', '  "event": "MessageDeliveryFailed",', '  "payload": {', '    "status": "HardFail",', '    "output": "550 5.1.1 <bob@example.net>: Recipient address rejected: User unknown",', '    "time": 0.5', '  }', '}'];
    assert.deepEqual(findings(event.join('\n')), ['5:error permanent-failure 550 5.1.1 unknown-recipient']);
  });

  it('tells of nothing where it is no mail that came back', () => {
    const event = ['{', '  "event": "job-failed",', '  "code": 550,', '  "message": "550 rows were left",', '  "response": "503 Service Unavailable"', '}'];
    assert.deepEqual(findings(event.join('\n')), []);
  });
});

/** Servers of all kinds answer in these words. */
describe('words that others say as well', () => {
  for (const line of ['Server responded: user not found', 'The LDAP server said: no such user', 'Response from server: authentication failed', 'The mail server responded: message accepted for delivery', 'The mail server answered: authentication failed, try again later', 'SMTP failed: connection refused']) {
    it(`are no refusal of mail: ${line}`, () => assert.deepEqual(findings(line), []));
  }
});
