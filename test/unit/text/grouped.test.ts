import { strict as assert } from 'node:assert';
import { grouped } from '../../../src/core/text/grouped';

describe('a whole number with its thousands marked', () => {
  it('is as the language writes it', () => {
    for (const count of [0, 7, 999, 1000, 65_536, 100_000, 1_234_567, 2_147_483_648]) assert.equal(grouped(count), count.toLocaleString('en-US'));
  });
});
