import { strict as assert } from 'node:assert';
import { showsColours } from '../../../src/cli/output/colour';

describe('colours in the terminal', () => {
  const terminal = (colours: boolean) => ({ isTTY: true, hasColors: () => colours });

  it('are shown on a terminal that has them', () => {
    assert.equal(showsColours(terminal(true), {}), true);
    assert.equal(showsColours(terminal(false), {}), false);
  });
  it('are not written into a file or pipe', () => {
    assert.equal(showsColours({}, {}), false);
    assert.equal(showsColours({ isTTY: false }, { FORCE_COLOR: '0' }), false);
  });
  it('are written there when they are asked for', () => {
    assert.equal(showsColours({}, { FORCE_COLOR: '1' }), true);
  });
});
