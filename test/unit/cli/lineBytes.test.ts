import { strict as assert } from 'node:assert';
import { LineBytes } from '../../../src/cli/lineBytes';

describe('lines collected as bytes', () => {
  it('are what was added since they were taken last, whatever its length', () => {
    const lines = new LineBytes(16);
    const texts = ['', 'a', 'Grüße an alle', '☃'.repeat(40), '550 5.1.1 No such user', '\u{1F4E7}'];
    for (const text of texts) lines.add([text.slice(0, 3), text.slice(3)]);
    const all = texts.map((text) => `${text}\n`).join('');
    assert.equal(lines.length, Buffer.byteLength(all));
    const taken = lines.take();
    assert.equal(lines.length, 0);
    // What is added later does not change what waits to be written.
    for (let count = 0; count < 100; count++) lines.add(['x'.repeat(count)]);
    assert.equal(Buffer.from(taken).toString(), all);
    assert.equal(Buffer.from(lines.take()).toString(), Array.from({ length: 100 }, (_, count) => `${'x'.repeat(count)}\n`).join(''));
    assert.equal(lines.take().length, 0);
  });
});
