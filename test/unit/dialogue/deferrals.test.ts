import { strict as assert } from 'node:assert';
import { analyzeBlock, messageOf, startState } from '../../../src/core';
import { analyze } from '../../support/annotate';

const HEAD = 'Nov 24 10:00:01 mail postfix';
const PUT_OFF = `${HEAD}/smtp[123]: 4F2B1C0123: to=<bob@example.net>, relay=mx.example.net[192.0.2.1]:25, dsn=4.7.1, status=deferred (host mx.example.net[192.0.2.1] said: 451 4.7.1 Try later (in reply to RCPT TO command))`;
const UNREACHABLE = `${HEAD}/smtp[124]: 4F2B1C0123: to=<carol@example.org>, relay=none, dsn=4.4.1, status=deferred (connect to mx.example.org[192.0.2.2]:25: Connection timed out)`;
const GIVEN_UP = `${HEAD}/qmgr[12]: 4F2B1C0123: from=<alice@example.com>, status=expired, returned to sender`;
const OTHER = `${HEAD}/anvil[13]: statistics: max connection rate 1/60s for (smtp:192.0.2.1) at Nov 24 10:00:01`;

function lastMessage(...lines: readonly string[]): string {
  const finding = analyze(lines.join('\n')).findings.at(-1);
  return finding ? messageOf(finding) : '';
}

describe('a message that is given up', () => {
  it('is told with the last answer, where that stands above', () => {
    assert.match(lastMessage(PUT_OFF, OTHER, GIVEN_UP), /“expired, returned to sender”\. Last answer: “451 4\.7\.1 Try later”\. /);
  });

  it('is told with the words of the log, where nobody answered', () => {
    assert.match(lastMessage(UNREACHABLE, GIVEN_UP), /\. The last attempt: “connect to mx\.example\.org\[192\.0\.2\.2\]:25: Connection timed out”\. /);
  });

  it('is told alone, where another message was put off, or this one far above', () => {
    assert.doesNotMatch(lastMessage(PUT_OFF.replace('4F2B1C0123', '5F2B1C0123'), GIVEN_UP), /Last answer/);
    assert.match(lastMessage(PUT_OFF, ...Array<string>(199).fill(OTHER), GIVEN_UP), /Last answer/);
    assert.doesNotMatch(lastMessage(PUT_OFF, ...Array<string>(200).fill(OTHER), GIVEN_UP), /Last answer/);
  });

  it('is told with what put off this recipient, where the log names one', () => {
    const id = '2026-11-24 10:00:01 1vNq1a-000000001Zx-0abc';
    const putOff = (recipient: string, words: string): string => `${id} == ${recipient} R=dnslookup T=remote_smtp defer (-44) H=mx.example.net [192.0.2.1]: SMTP error from remote mail server after RCPT TO:<${recipient}>: ${words}`;
    const lines = [putOff('bob@example.net', '451 4.7.1 Not now'), putOff('carol@example.net', '452 4.2.2 Mailbox full'), `${id} ** bob@example.net: retry timeout exceeded`];
    assert.match(lastMessage(...lines), /Last answer: “451 4\.7\.1 Not now”/);
  });

  it('is told the same where a block begins between', () => {
    const text = `${PUT_OFF}\n${OTHER}`;
    const { exit } = analyzeBlock(text, startState(text), { last: false });
    const [finding] = analyzeBlock(GIVEN_UP, exit, { last: true }).findings;
    assert.match(finding ? messageOf(finding) : '', /Last answer: “451 4\.7\.1 Try later”/);
  });
});
