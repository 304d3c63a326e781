import { strict as assert } from 'node:assert';
import { matchesOf } from '../../../src/core/text/matches';

describe('the matches of a pattern', () => {
  it('are those that matchAll gives, however the search before ended', () => {
    const text = '250 ok, 550 5.1.1 no, 421 later';
    for (const pattern of [/\b[245]\d\d\b/g, /(?<code>5)\d\d/g, /(?=[245]\d\d )/g, /\s*/g, /none/g]) {
      pattern.lastIndex = 9;
      assert.deepEqual(matchesOf(pattern, text), [...text.matchAll(new RegExp(pattern.source, 'g'))]);
    }
  });
});
