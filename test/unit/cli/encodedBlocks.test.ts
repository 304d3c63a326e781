import { strict as assert } from 'node:assert';
import { Buffer } from 'node:buffer';
import { encodedBlocks, WINDOW } from '../../../src/cli/input/encodedBlocks';
import { Random } from '../../support/random';

async function* inPieces(bytes: Uint8Array, sizeOf: () => number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; ) {
    const size = sizeOf();
    yield Promise.resolve(bytes.slice(at, at + size));
    at += size;
  }
}

/** The text of each block. */
async function blocksOf(bytes: Uint8Array, sizeOf: () => number = () => bytes.length): Promise<readonly string[]> {
  const blocks: string[] = [];
  for await (const block of encodedBlocks(inPieces(bytes, sizeOf))) blocks.push(block.content.text(0, block.content.bytes.length));
  return blocks;
}

describe('blocks of bytes', () => {
  const lines = Array.from({ length: 40_000 }, (_, line) => `Nov 24 10:00:01 mail postfix/smtpd[123]: line ${line} ${line % 1000 === 0 ? 'Größe ✓' : 'of many'}`);
  const random = new Random(1);

  for (const [name, end] of Object.entries({ LF: '\n', CRLF: '\r\n', CR: '\r' })) {
    it(`hold the lines that end in ${name}, cut at the same places however they arrive`, async () => {
      const bytes = Buffer.from(lines.join(end));
      const whole = await blocksOf(bytes);
      assert.deepEqual(whole.join('\n').split('\n'), lines);
      assert.equal(whole.length, Math.floor(bytes.length / WINDOW) + 1);
      assert.deepEqual(await blocksOf(bytes, () => 1 + random.below(100_000)), whole);
      assert.deepEqual(await blocksOf(bytes, () => WINDOW), whole);
    });
  }

  it('are none the shorter for a mark of the byte order', async () => {
    const text = '550 5.1.1 Größe\n250 ✓';
    assert.deepEqual(await blocksOf(Buffer.from(`\ufeff${text}`)), [text]);
    assert.deepEqual(await blocksOf(Buffer.from(`\ufeff${text}`), () => 1), [text]);
    assert.deepEqual(await blocksOf(Buffer.from(`\ufeff${text}`, 'utf16le'), () => 1), [text]);
    assert.deepEqual(await blocksOf(Buffer.from(`\ufeff${text}`, 'utf16le').swap16(), () => 3), [text]);
    assert.deepEqual(await blocksOf(Buffer.from('\ufeffab', 'utf16le').subarray(0, 5)), ['a\ufffd']);
  });

  it('do not wait where lines are wanted as they come', async () => {
    const order: string[] = [];
    async function* slow(): AsyncGenerator<Uint8Array> {
      for (const piece of ['one\ntwo\nth', 'r', 'ee\nfour']) {
        order.push(`came ${piece}`);
        yield Promise.resolve(Buffer.from(piece));
      }
    }
    for await (const { content } of encodedBlocks(slow(), true)) order.push(`told ${content.text(0, content.bytes.length)}`);
    assert.deepEqual(order, ['came one\ntwo\nth', 'told one\ntwo', 'came r', 'came ee\nfour', 'told three', 'told four']);
  });

  it('are empty where nothing is', async () => {
    assert.deepEqual(await blocksOf(Buffer.of()), ['']);
    assert.deepEqual(await blocksOf(Buffer.of(0x0a)), ['\n']);
    assert.deepEqual(await blocksOf(Buffer.of(0xff, 0xfe)), ['']);
    assert.deepEqual(await blocksOf(Buffer.of(0xc3)), ['\ufffd']);
  });

  it('read bytes that are no UTF-8 as a text decoder reads them', async () => {
    const decoder = new TextDecoder();
    for (let round = 0; round < 200; round++) {
      const bytes = random.bytes(random.below(60)).map((byte) => (random.below(3) === 0 ? byte | 0xc0 : byte));
      const expected = decoder.decode(bytes).replace(/\r\n|\r/g, '\n');
      if (bytes[0] !== 0xff && bytes[0] !== 0xfe) assert.deepEqual(await blocksOf(bytes), [expected]);
    }
  });

  it('hold of a line without end only its start, and what follows it', async () => {
    const long = 'x'.repeat(30 << 20);
    const blocks = await blocksOf(Buffer.from(`first\n${long}\nlast`), () => 700_000);
    const read = blocks.join('\n').split('\n');
    assert.deepEqual([read[0], read[2], read.length], ['first', 'last', 3]);
    assert.ok(read[1] && long.startsWith(read[1]) && read[1].length < 10 << 20);
    const unended = await blocksOf(Buffer.from(long));
    assert.ok(unended.length === 1 && (unended[0] ?? '').length < 10 << 20);
  });
});
