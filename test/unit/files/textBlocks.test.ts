import { strict as assert } from 'node:assert';
import { textBlocks } from '../../../src/files/textBlocks';

async function* piecesOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

/** The blocks of a text that comes in pieces of so many bytes. */
async function blocks(content: string | Uint8Array, piece = 5, size = 10): Promise<readonly string[]> {
  const texts: string[] = [];
  let last = false;
  for await (const block of textBlocks(piecesOf(typeof content === 'string' ? Buffer.from(content) : content, piece), size)) {
    assert.ok(!last, 'nothing comes after the last');
    texts.push(block.content);
    last = block.last;
  }
  assert.ok(last, 'the last is marked');
  return texts;
}

describe('blocks of text', () => {
  it('are whole lines, about as long as wanted', async () => {
    assert.deepEqual(await blocks('one\ntwo\nthree\nfour\nfive\n'), ['one\ntwo', 'three', 'four\nfive', '']);
  });

  it('are the same whatever pieces the bytes come in', async () => {
    const text = 'zero\nonze élève\ndeux\n\n\ntrois\nquatre';
    for (const piece of [1, 2, 3, 7, 100]) {
      for (const size of [1, 8, 1000]) assert.equal((await blocks(text, piece, size)).join('\n'), text, `${piece}, ${size}`);
    }
  });

  it('have lines that end in CR, CR LF and LF', async () => {
    for (const end of ['\r', '\r\n', '\n']) {
      for (const piece of [1, 4, 9]) assert.deepEqual((await blocks(['one', 'two', 'three', 'four'].join(end), piece)).flatMap((text) => text.split(end)), ['one', 'two', 'three', 'four'], `${JSON.stringify(end)}, ${piece}`);
    }
  });

  it('hold a line that is longer than a block', async () => {
    assert.deepEqual(await blocks(`a\n${'b'.repeat(100)}\nc`), ['a', 'b'.repeat(100), 'c']);
  });

  it('have only the start of a line that fills the memory, and all lines behind it', async () => {
    const most = 8 << 20;
    for (const end of ['\n', '\r\n', '\r']) {
      const text = ['first', `${'b'.repeat(most)}${'c'.repeat(3 << 20)}`, 'last', ''].join(end);
      const lines = (await blocks(text, 1 << 20, 1 << 16)).flatMap((block) => block.split(end));
      assert.deepEqual(lines.map((line) => [line.length, line.slice(0, 5)]), [[5, 'first'], [most, 'bbbbb'], [4, 'last'], [0, '']]);
      assert.ok(!lines[1]?.includes('c'));
    }
  }).timeout(60_000);

  it('are read from UTF-16 with a byte-order mark', async () => {
    const little = Buffer.from('\ufeffone\ntwo\nthree', 'utf16le');
    assert.deepEqual(await blocks(little, 3, 100), ['one\ntwo\nthree']);
    assert.deepEqual(await blocks(Buffer.from(little).swap16(), 3, 100), ['one\ntwo\nthree']);
  });

  it('of an empty file are one, with nothing in it', async () => {
    assert.deepEqual(await blocks(''), ['']);
  });

  it('cost the same for each byte, also where no line ever ends', async () => {
    let longest = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      const piece = Buffer.alloc(16 << 10, 'x');
      for (let count = 0; count < 4096; count++) yield await Promise.resolve(piece);
    }
    for await (const { content } of textBlocks(endless(), 1 << 20)) longest = Math.max(longest, content.length);
    assert.ok(longest <= 33 << 20, `${longest}`);
  });
});
