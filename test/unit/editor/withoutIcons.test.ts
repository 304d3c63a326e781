import { strict as assert } from 'node:assert';
import { withoutIcons } from '../../../src/editor/withoutIcons';

describe('words where VS Code looks for icons', () => {
  it('keep what looks like one as words', () => {
    assert.equal(withoutIcons('a $(alert) b $(x~spin)'), 'a \\$(alert) b \\$(x~spin)');
    assert.equal(withoutIcons('costs $5 (net)'), 'costs $5 (net)');
  });
});
