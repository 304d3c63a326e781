import { strict as assert } from 'node:assert';
import { Blocks, linesOf } from '../../../src/core';
import { readCases } from '../../support/cases';

/** Settings decide about a whole group by its first finding. */
describe('findings of one group', () => {
  it('have rule, cause and codes in common, in every case of the corpus', () => {
    let groups = 0;
    for (const { text } of readCases()) {
      const blocks = new Blocks(linesOf(text));
      while (!blocks.done) blocks.advance();
      const seen = new Map<string, string>();
      for (const { finding } of blocks.findings()) {
        const { rule, cause, code, enhancedStatus, group } = finding;
        const shared = [rule, cause, code, enhancedStatus].join(' ');
        assert.equal(seen.get(group) ?? shared, shared, group);
        seen.set(group, shared);
      }
      groups += seen.size;
    }
    assert.ok(groups > 100, `${groups} groups`);
  });
});
