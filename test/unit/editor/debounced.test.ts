import { strict as assert } from 'node:assert';
import { mock } from 'node:test';
import { Debounced } from '../../../src/editor/pace/debounced';

describe('what is debounced', () => {
  let acted = 0;
  let debounced: Debounced;

  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout', 'Date'] });
    acted = 0;
    debounced = new Debounced(400, 2000, () => { acted++; });
  });
  afterEach(() => { mock.timers.reset(); });

  it('acts once when it has been quiet for a while', () => {
    for (let time = 0; time < 3; time++) {
      debounced.call();
      mock.timers.tick(300);
    }
    assert.equal(acted, 0);
    mock.timers.tick(100);
    assert.equal(acted, 1);
    mock.timers.tick(10_000);
    assert.equal(acted, 1);
  });

  it('acts now and then while it is called without end', () => {
    for (let time = 0; time < 100; time++) {
      debounced.call();
      mock.timers.tick(100);
    }
    assert.equal(acted, 5);
  });

  it('does nothing any more once it is disposed of', () => {
    debounced.call();
    debounced.dispose();
    mock.timers.tick(10_000);
    assert.equal(acted, 0);
  });
});
