import { strict as assert } from 'node:assert';
import { align } from '../../../src/core/comparison/align';
import type { Round } from '../../../src/core/comparison/round';
import { Random } from '../../support/random';

/** Rounds written down: `EHLO AUTH:LOGIN!` are an accepted EHLO and an AUTH LOGIN that was refused. */
function rounds(written: string): readonly Round[] {
  return written.split(' ').filter((one) => one !== '').map((one, line) => {
    const [kind = '', detail] = one.replace('!', '').split(':');
    const refused = one.endsWith('!');
    return { kind, verb: kind, ahead: false, line, ...(detail === undefined ? {} : { address: detail }), answer: { code: refused ? '550' : '250', answerClass: refused ? 'permanent' : 'success', text: '', line } };
  });
}

/** The pairs of two lists, as `EHLO=EHLO -=STARTTLS`. */
function aligned(left: string, right: string): string {
  const [one, other] = [rounds(left), rounds(right)];
  const name = (list: readonly Round[], at: number | undefined): string => (at === undefined ? '-' : [list[at]?.kind, list[at]?.address].filter((part) => part !== undefined).join(':'));
  return align(one, other).pairs.map((pair) => `${name(one, pair.left)}=${name(other, pair.right)}`).join(' ');
}

/** The length of the longest common subsequence, the slow and sure way. */
function longest(left: readonly string[], right: readonly string[]): number {
  let above = new Array<number>(right.length + 1).fill(0);
  for (const one of left) {
    const row = [0];
    right.forEach((other, index) => row.push(one === other ? (above[index] ?? 0) + 1 : Math.max(above[index + 1] ?? 0, row[index] ?? 0)));
    above = row;
  }
  return above.at(-1) ?? 0;
}

describe('the alignment of two sessions', () => {
  it('pairs what both ask, and leaves alone what only one does', () => {
    assert.equal(aligned('EHLO AUTH MAIL', 'EHLO STARTTLS EHLO AUTH MAIL'), 'EHLO=EHLO -=STARTTLS -=EHLO AUTH=AUTH MAIL=MAIL');
    assert.equal(aligned('EHLO', ''), 'EHLO=-');
    assert.equal(aligned('', ''), '');
  });

  it('pairs a second attempt with the one that it is like', () => {
    assert.equal(aligned('EHLO AUTH:LOGIN! AUTH:PLAIN MAIL', 'EHLO AUTH:PLAIN MAIL'), 'EHLO=EHLO AUTH:LOGIN=- AUTH:PLAIN=AUTH:PLAIN MAIL=MAIL');
    assert.equal(aligned('RCPT:a RCPT:b RCPT:c', 'RCPT:b RCPT:c'), 'RCPT:a=- RCPT:b=RCPT:b RCPT:c=RCPT:c');
    assert.equal(aligned('AUTH! AUTH', 'AUTH'), 'AUTH=- AUTH=AUTH');
  });

  it('finds as many pairs as there can be, in order', () => {
    const random = new Random(7);
    for (let time = 0; time < 300; time++) {
      const [left, right] = [0, 1].map(() => Array.from({ length: random.below(12) }, () => random.pick(['MAIL', 'RCPT', 'DATA', 'RSET', 'NOOP'])));
      const pairs = align(rounds((left ?? []).join(' ')), rounds((right ?? []).join(' '))).pairs;
      assert.equal(pairs.filter((pair) => pair.left !== undefined && pair.right !== undefined).length, longest(left ?? [], right ?? []), `${String(left)} | ${String(right)}`);
      for (const side of ['left', 'right'] as const) {
        const places = pairs.flatMap((pair) => pair[side] ?? []);
        assert.deepEqual(places, Array.from({ length: (side === 'left' ? left : right)?.length ?? 0 }, (_, index) => index), 'each once, in order');
      }
    }
  });

  it('takes no long time for sessions of thousands of commands, and says what it leaves out', () => {
    const one = rounds(Array.from({ length: 6000 }, (_, index) => (index % 3 === 0 ? 'MAIL' : `RCPT:${index}`)).join(' '));
    const other = rounds(Array.from({ length: 5000 }, (_, index) => (index % 2 === 0 ? `RCPT:x${index}!` : 'MAIL')).join(' '));
    const begun = Date.now();
    const { pairs, leftOut } = align(one, other);
    assert.ok(Date.now() - begun < 5000, `${Date.now() - begun} ms`);
    assert.deepEqual(leftOut, { left: 4000, right: 3000 });
    assert.equal(pairs.flatMap(({ left }) => left ?? []).length, 2000);
  });

  it('leaves nothing out of what both begin with alike', () => {
    const same = Array.from({ length: 5000 }, (_, index) => `RCPT:${index}`).join(' ');
    const { pairs, leftOut } = align(rounds(`${same} DATA!`), rounds(`${same} DATA`));
    assert.deepEqual(leftOut, { left: 0, right: 0 });
    assert.deepEqual(pairs.at(-1), { left: 5000, right: 5000 });
  });
});
