import { strict as assert } from 'node:assert';
import { analyzeBlock, redact, startState } from '../../../src/core';
import { analyze } from '../../support/annotate';

const TOKEN = btoa(`user=alice\x01auth=Bearer ${'ya29.not-a-real-token'.repeat(12)}\x01\x01`);

function broken(line: string, width: number, mark = ''): string {
  return (line.match(new RegExp(`.{1,${width}}`, 'g')) ?? []).map((piece) => mark + piece).join('\n');
}

describe('a response that was broken into lines', () => {
  const session = (mark: string, label: string, width: number) =>
    ['220 mx.example.com ESMTP', 'EHLO a.example', '250-mx.example.com', '250 AUTH XOAUTH2'].map((line) => mark + line).join('\n') +
    `\n${broken(`${label}AUTH XOAUTH2 ${TOKEN}`, width, mark)}\n${mark}535 5.7.8 no\n${mark}QUIT\n`;

  for (const [what, text] of [
    ['by a terminal', session('', '', 80)],
    ['by a mail program, and quoted', session('> ', '', 74)],
    ['where each line of the dialogue is labelled', `<-  220 mx.example.com ESMTP\n -> EHLO a.example\n<-  250 mx.example.com\n${broken(` -> AUTH XOAUTH2 ${TOKEN}`, 79)}\n<** 535 5.7.8 no\n`],
    ['and was a token in a header', broken(`Authorization: Bearer ${TOKEN.replaceAll('=', '')}`, 76)],
  ] as const) {
    it(`leaves none of its pieces: ${what}`, () => {
      const clean = redact(text, analyze(text).facts);
      for (let at = 0; at + 12 <= TOKEN.length; at += 4) assert.ok(!clean.includes(TOKEN.slice(at, at + 12)), clean);
      assert.equal(redact(clean, analyze(clean).facts), clean);
      assert.deepEqual(analyze(clean).findings.filter(({ rule }) => rule === 'credentials-exposed'), []);
    });

    it(`is found also where blocks end inside it: ${what}`, () => {
      let state = startState(text);
      const lines: number[] = [];
      text.split('\n').forEach((line, at, { length }) => {
        const { findings, exit } = analyzeBlock(line, state, { last: at === length - 1 });
        lines.push(...findings.map(({ span }) => span.line + at));
        state = exit;
      });
      assert.deepEqual(lines, analyze(text).findings.map(({ span }) => span.line));
    });
  }

  it('ends where something else stands', () => {
    const text = `${broken(` -> AUTH XOAUTH2 ${TOKEN}`, 79)}\n\nRegards\nAlice2\n`;
    assert.match(redact(text, analyze(text).facts), /\n\nRegards\nAlice2\n$/);
    const whole = `Authorization: Bearer ${TOKEN.slice(0, 60)}\nReceived\n`;
    assert.match(redact(whole, analyze(whole).facts), /\nReceived\n$/);
  });
});
