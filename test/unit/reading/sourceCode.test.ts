import { strict as assert } from 'node:assert';
import { withoutSource } from '../../../src/core/reading/detect/sourceCode';
import { findings } from '../../support/annotate';

const PRINTED = 'SERVER -> CLIENT: 550 5.7.1 Relaying denied';

describe('Source code in a text', () => {
  it('is left out from its fence to where that ends', () => {
    assert.deepEqual(withoutSource(['Look:', '```python', 'assert code == 550', '```', 'Why?']), ['Look:', 'Why?']);
  });

  it('goes to the end where its fence has none', () => {
    assert.deepEqual(withoutSource(['Look:', '```js', 'expect(550)', '~~~ruby', 'expect 550']), ['Look:']);
  });

  it('is none where a program printed it', () => {
    const lines = ['```php', PRINTED, '```'];
    assert.deepEqual(withoutSource(lines), lines);
  });

  it('is none above what a program printed, and is below it', () => {
    const lines = ['```php', '```php', PRINTED];
    assert.deepEqual(withoutSource([...lines, '```php', 'assert(550);', '```', 'Why?']), [...lines, 'Why?']);
  });

  it('may have in its strings what a program printed', () => {
    assert.deepEqual(withoutSource(['```python', "LOG = '''", PRINTED, "'''", '```']), []);
    // Nobody closes that one before the fence.
    const lines = ['```python', "LOG = '''", PRINTED, '```'];
    assert.deepEqual(withoutSource(lines), lines);
  });

  it('is left out where it is a string or a list of data', () => {
    assert.deepEqual(withoutSource(['const log = `', '220 mx.example.com ESMTP', '`;', 'dialogue:', '  - s: 250 Ok', '  - c: QUIT', 'Why?']), ['Why?']);
  });

  it('is looked through once, however many fences are open', () => {
    assert.deepEqual(findings(`${'```python\n'.repeat(450)}${PRINTED}`), ['451:error permanent-failure 550 5.7.1 relay-denied']);
  });
});
