import { strict as assert } from 'node:assert';
import { analyzeBlock, Blocks, factsOfSession, finished, linesOf, sessionsHeardOn, startState } from '../../../src/core';
import { sessionsIn } from '../../support/sessions';

const stamp = 'Nov 24 02:36:46 mail postfix/smtpd';
const line = (pid: number, words: string): string => `${stamp}[${pid}]: ${words}`;

/** Two sessions of a verbose log, line by line in turns, with another under the first one's pid after them. */
const MIXED = [
  line(11, 'connect from a.example.com[192.0.2.1]'),
  line(12, 'connect from b.example.com[192.0.2.2]'),
  line(11, '> a.example.com[192.0.2.1]: 220 mail.example.com ESMTP'),
  line(12, '> b.example.com[192.0.2.2]: 220 mail.example.com ESMTP'),
  line(11, '< a.example.com[192.0.2.1]: EHLO a.example.com'),
  line(12, '< b.example.com[192.0.2.2]: HELO b.example.com'),
  line(12, '> b.example.com[192.0.2.2]: 250 mail.example.com'),
  line(11, '> a.example.com[192.0.2.1]: 250 mail.example.com'),
  line(11, 'disconnect from a.example.com[192.0.2.1]'),
  line(12, 'disconnect from b.example.com[192.0.2.2]'),
  line(11, 'connect from c.example.com[192.0.2.3]'),
  line(11, '< c.example.com[192.0.2.3]: QUIT'),
  line(11, 'disconnect from c.example.com[192.0.2.3]'),
].join('\n');

function commandsOf(text: string, index: number): readonly string[] {
  const { blocks, sessions } = sessionsIn(text);
  const found = sessions[index];
  return found ? finished(factsOfSession(blocks, found)).flatMap(({ fact }) => (fact.kind === 'command' ? [`${fact.verb} ${fact.argument}`.trim()] : [])) : [];
}

describe('the facts of one session', () => {
  it('are told apart where sessions mix, also under a name that is used again', () => {
    assert.deepEqual([0, 1, 2].map((index) => commandsOf(MIXED, index)), [['EHLO a.example.com'], ['HELO b.example.com'], ['QUIT']]);
  });

  it('are known for each line that says something', () => {
    const { blocks } = sessionsIn(MIXED);
    assert.deepEqual([4, 5, 6].map((at) => [...sessionsHeardOn(blocks, at)]), [['postfix/smtpd[11]'], ['postfix/smtpd[12]'], ['postfix/smtpd[12]']]);
  });

  it('come from the blocks of the session alone, and from all of them', () => {
    const session = ['220 mx.example.net ESMTP', ...Array.from({ length: 700 }, () => ['NOOP', '250 2.0.0 Ok']).flat(), 'QUIT', '221 2.0.0 Bye'];
    const text = [...session, ...session, ...session].join('\n');
    const read: number[] = [];
    const lines = linesOf(text);
    const blocks = new Blocks({ lineCount: lines.lineCount, text: (from, to) => { read.push(from); return lines.text(from, to); } });
    while (!blocks.done) blocks.advance();
    const second = [...blocks.sessions()][1];
    assert.ok(second);
    read.length = 0;
    const facts = finished(factsOfSession(blocks, second));
    assert.equal(facts.filter(({ fact }) => fact.kind === 'command').length, 701);
    assert.ok(read.length > 0 && read.every((from) => from >= 1000 && from <= 3000), String(read));
  });

  it('have an owner each, in every text', () => {
    const { facts, owners } = analyzeBlock(MIXED, startState(MIXED), { last: true });
    assert.equal(owners.length, facts.length);
  });
});
