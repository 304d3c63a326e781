import { strict as assert } from 'node:assert';
import { analyze } from '../../support/annotate';

const ERROR = 'Error: Invalid login: 535 5.7.8 Error: authentication failed';

describe('errors that repeat a reply', () => {
  it('count once for several layers of a program that tell of one error', () => {
    const { facts } = analyze(`2026-11-24T10:00:01.210Z mailer: ${ERROR}\n2026-11-24T10:00:01.214Z http: POST /signup failed: ${ERROR}`);
    assert.equal(failures(facts), 1);
    assert.equal(facts.filter(({ kind }) => kind === 'reply').length, 2);
  });

  it('count again at another time', () => {
    const { facts } = analyze(`2026-11-24T10:00:01.210Z mailer: ${ERROR}\n2026-11-24T10:04:37.002Z mailer: ${ERROR}`);
    assert.equal(failures(facts), 2);
  });

  it('count again after the stack of an earlier one, and not where they tell what caused it', () => {
    const trace = `${ERROR}\n    at SMTPConnection._formatError (index.js:790:19)\nCaused by: ${ERROR}\n    at Socket.onData (index.js:12:1)`;
    assert.equal(failures(analyze(trace).facts), 1);
    assert.equal(failures(analyze(`${trace}\n${trace}`).facts), 2);
  });

  it('are told at the end of the text, where further lines of the reply are missing', () => {
    const { facts } = analyze("Error: Can't send mail - all recipients were rejected: 550-5.1.1 No such user");
    assert.equal(failures(facts), 1);
  });

  it('keep their place where they only repeat, whoever wrote the lines between', () => {
    const refused = 'Nov 24 10:00:01 mail postfix/smtp[123]: 4F2B1C0123: to=<bob@example.net>, relay=mx.example.net[192.0.2.1]:25, dsn=5.7.1, status=bounced (host mx.example.net[192.0.2.1] said: 550 5.7.1 No (in reply to RCPT TO command))';
    const removed = 'Nov 24 10:00:01 mail postfix/qmgr[12]: 4F2B1C0123: removed';
    const { facts } = analyze([refused, '2026-11-24 10:00:01 ERROR could not send the report: 550-5.7.1 No', removed, removed, '2026-11-24 10:00:02 ERROR could not send the list: 551-5.7.1 No'].join('\n'));
    assert.deepEqual(facts.flatMap((fact) => (fact.kind === 'reply' ? fact.lines.map(({ code }) => code.line) : [])), [0, 1]);
  });
});

function failures(facts: readonly { readonly kind: string }[]): number {
  return facts.filter(({ kind }) => kind === 'failure').length;
}
