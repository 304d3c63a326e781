import { strict as assert } from 'node:assert';
import { forget, recall, remember, type EntryKind } from '../../../src/core/formats/remember';
import { analyze } from '../../support/annotate';

describe('what a format remembers of many', () => {
  const message: EntryKind = { prefix: 'message ', most: 3 };

  it('is known until it is forgotten', () => {
    const memory = new Map<string, string>();
    remember(memory, message, '4F2C', 'bounced');
    assert.equal(recall(memory, message, '4F2C'), 'bounced');
    assert.equal(forget(memory, message, '4F2C'), 'bounced');
    assert.equal(recall(memory, message, '4F2C'), undefined);
  });

  it('gives way, the oldest first, where a memory is full; what another reader put there stays', () => {
    const memory = new Map([['open', '550']]);
    for (const id of ['1', '2', '3', '4']) remember(memory, message, id);
    assert.deepEqual([...memory.keys()], ['open', 'message 3', 'message 4']);
  });

  it('is the newest where it is told again', () => {
    const memory = new Map<string, string>();
    for (const id of ['1', '2', '3', '1', '4']) remember(memory, message, id);
    assert.deepEqual([...memory.keys()], ['message 3', 'message 1', 'message 4']);
  });
});

/** More of what is never ended than any memory holds. */
const MANY = 1500;

describe('a log that leaves out the ends', () => {
  it("still shows OpenSMTPD's sessions of its own host", () => {
    const connected = Array.from({ length: MANY }, (_, index) => `${log(index)} smtp connected address=local host=mail.example.com`);
    assert.deepEqual(rulesOf([...connected, `${log(MANY - 1)} smtp failed-command command="RCPT TO:<bob@example.net>" result="550 Invalid recipient"`]), ['permanent-failure']);
  });

  it("still shows MDaemon's sessions of its own network", () => {
    const time = 'Tue 2026-11-24 10:00:01:';
    const begun = Array.from({ length: MANY }, (_, index) => `${time} [${index}] Accepting SMTP connection from [10.0.0.44:55025] to [192.0.2.1:25]`);
    assert.deepEqual(rulesOf([...begun, `${time} [${MANY - 1}] <-- RCPT TO:<bob@example.net>`, `${time} [${MANY - 1}] --> 550 No such user`]), ['permanent-failure']);
  });

  it('still shows the message and recipient of a delivery of qmail', () => {
    const started = Array.from({ length: MANY }, (_, index) => `@400000006a010550055055aa starting delivery ${index}: msg ${index} to remote bob${index}@example.net`);
    const [fact] = analyze([...started, `@400000006a010550055055aa delivery ${MANY - 1}: failure: 192.0.2.1_does_not_like_recipient./Remote_host_said:_550_No_such_user/`].join('\n')).facts.filter(({ kind }) => kind === 'failure');
    assert.equal(fact?.kind === 'failure' && fact.context.recipient, `bob${MANY - 1}@example.net`);
  });

  it('still shows that a notice of maddy tells nothing new', () => {
    const failed = Array.from({ length: MANY }, (_, index) => `queue: delivery attempt failed\t${fieldsOf(index)}`);
    assert.equal(rulesOf([...failed, `queue: not delivered, permanent error\t${fieldsOf(MANY - 1)}`]).length, MANY);
  });

  it('still shows that a notice of sendmail tells nothing new', () => {
    const bounced = Array.from({ length: MANY }, (_, index) => `${sendmail(index)}: to=<bob@example.net>, delay=00:00:01, dsn=5.1.1, stat=User unknown`);
    assert.equal(rulesOf([...bounced, `${sendmail(MANY - 1)}: 6AO45cvt000001: DSN: User unknown`]).length, MANY);
  });
});

function rulesOf(lines: readonly string[]): readonly string[] {
  return analyze(lines.join('\n')).findings.map(({ rule }) => rule);
}

/** The head of a line of OpenSMTPD. */
function log(session: number): string {
  return `Nov 24 10:00:01 mail smtpd[550]: 8f2a1b3c${session.toString(16).padStart(8, '0')}`;
}

function sendmail(message: number): string {
  return `Nov 24 10:00:01 mail sendmail[123]: 6AO45cvs${String(message).padStart(6, '0')}`;
}

function fieldsOf(message: number): string {
  return `{"msg_id":"${message.toString(16).padStart(8, '0')}","rcpt":"bob@example.net","reason":"No such user","smtp_code":550,"smtp_enchcode":"5.1.1","smtp_msg":"No such user"}`;
}
