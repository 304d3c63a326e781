import { strict as assert } from 'node:assert';
import { LineBytes } from '../../../src/cli/output/lineBytes';

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

  it('have numbers and bytes in them as well', () => {
    const lines = new LineBytes(16);
    const numbers = [0, 1, 9, 10, 99, 100, 1234567890, Number.MAX_SAFE_INTEGER, -1, -20];
    for (const number of numbers) lines.add(['<', number, Buffer.from('ß>')]);
    assert.equal(Buffer.from(lines.take()).toString(), numbers.map((number) => `<${String(number)}ß>\n`).join(''));
  });

  it('are written over what was taken once nobody reads it', () => {
    const lines = new LineBytes(16);
    lines.add(['first']);
    const taken = lines.take();
    lines.add(['second']);
    lines.reuse();
    assert.equal(Buffer.from(taken).toString(), 'first\n', 'something waits behind it');
    assert.equal(Buffer.from(lines.take()).toString(), 'second\n');
    lines.reuse();
    lines.add(['third']);
    assert.equal(Buffer.from(lines.take()).toString(), 'third\n');
    assert.equal(Buffer.from(taken).toString(), 'third\n');
  });
});
