import { strict as assert } from 'node:assert';
import { analyzeBlock, detectFormats, startState } from '../../../../src/core';
import { expectationOf } from '../../../support/cases';

describe('what lines stand in', () => {
  it('is left out of what is marked, escapes or not', () => {
    const text = '{"level":20,"msg":"S: 220 mx.example.com ESMTP"}' + '\n' + String.raw`{"level":20,"msg":"C: EHLO \u003cx\u003e"}` + '\n' + String.raw`{"level":20,"user":"\"x\"","msg":"S: 550 5.7.1 Say \"hello\" first"}`;
    assert.deepEqual(expectationOf(text).replies, ['1:23-26 220 - -', '3:38-41 550 5.7.1 EHLO']);
  });

  it('may be around a part of the text alone', () => {
    const session = ['220 mx.example.com ESMTP', 'EHLO client.example.org', '250 mx.example.com', 'MAIL FROM:<alice@example.com>', '550 5.7.1 No'].map((line) => `mail-1  | ${line}`);
    const text = ['Hello,', 'since Tuesday I get this:', '', ...session, '', 'What is wrong?', 'Alice'].join('\n');
    assert.deepEqual(expectationOf(text).replies, ['4:11-14 220 - -', '6:11-14 250 - EHLO', '8:11-14 550 5.7.1 MAIL']);
  });

  it('may come later in the text', () => {
    const plain = 'Nov 24 10:00:01 mail postfix/smtpd[123]: connect from mx.example.org[192.0.2.44]\n'.repeat(600);
    const session = ['220 mx.example.com ESMTP', 'EHLO client.example.org', '250 mx.example.com', 'QUIT', '221 Bye'].map((line) => `app-1  | ${line}`).join('\n');
    const head = analyzeBlock(plain, startState(plain), { last: false });
    const { facts } = analyzeBlock(session, head.exit, { last: true });
    assert.equal(facts.filter(({ kind }) => kind === 'reply').length, 3);
  });

  it('makes no session of a list or a table', () => {
    const list = ['# 550 5.1.1 User unknown', '# 421 4.7.0 Try again later', '# 552 5.2.2 Mailbox full', '# 554 5.7.1 Relay access denied'];
    for (const before of ['', 'mail-1  | ', '[INFO] ', '2026-11-24T10:00:01Z ']) assert.deepEqual(detectFormats(list.map((line) => before + line).join('\n')).sure, []);
  });
});
