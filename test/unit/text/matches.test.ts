import { strict as assert } from 'node:assert';
import { matchAt, matchesOf, matchFrom, standsAt } from '../../../src/core/text/matches';

describe('the matches of a pattern', () => {
  it('are those that matchAll gives, however the search before ended', () => {
    const text = '250 ok, 550 5.1.1 no, 421 later';
    for (const pattern of [/\b[245]\d\d\b/g, /(?<code>5)\d\d/g, /(?=[245]\d\d )/g, /\s*/g, /none/g]) {
      pattern.lastIndex = 9;
      assert.deepEqual(matchesOf(pattern, text), [...text.matchAll(new RegExp(pattern.source, 'g'))]);
    }
  });
});

describe('where a pattern stands', () => {
  const code = /5\d\d/y;
  const line = 'said: 550 twice: 554';

  it('is asked of one place, wherever it was asked before', () => {
    assert.equal(matchAt(code, line, line.indexOf('554'))?.[0], '554');
    assert.equal(matchAt(code, line, line.indexOf('550'))?.[0], '550');
    assert.equal(matchAt(code, line, 0), undefined);
    assert.equal(standsAt(code, line, line.indexOf('550')), true);
    assert.equal(standsAt(code, line, 1), false);
  });

  it('is looked for from a place on', () => {
    assert.equal(matchFrom(/5\d\d/g, line, line.indexOf('550') + 1)?.[0], '554');
    assert.equal(matchFrom(/5\d\d/g, line, line.length), undefined);
  });
});
