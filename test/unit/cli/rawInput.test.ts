import { strict as assert } from 'node:assert';
import { Buffer } from 'node:buffer';
import { rawBlocksOf } from '../../../src/cli/input/rawInput';

async function blocksOf(...chunks: readonly Buffer[]): Promise<readonly string[]> {
  const texts: string[] = [];
  async function* input() {
    for (const chunk of chunks) yield await Promise.resolve(chunk);
  }
  for await (const { text } of rawBlocksOf(input())) texts.push(text);
  return texts;
}

describe('text to redact', () => {
  it('is read as one, also where it comes line by line', async () => {
    assert.deepEqual(await blocksOf(Buffer.from('220 mx\n'), Buffer.from('AUTH PLAIN\n'), Buffer.from('334')), ['220 mx\nAUTH PLAIN\n334']);
  });

  it('is cut behind a line end when a megabyte has come', async () => {
    const line = Buffer.from(`${'a'.repeat(99_999)}\n`);
    const [first, ...others] = await blocksOf(...Array.from({ length: 12 }, () => line), Buffer.from('rest'));
    assert.equal(first?.length, 1_100_000);
    assert.deepEqual(others, [`${line.toString()}rest`]);
  });

  it('is UTF-16 also where its mark comes in two pieces', async () => {
    assert.deepEqual(await blocksOf(Buffer.from([0xff]), Buffer.from([0xfe, 0x41]), Buffer.from([0])), ['\ufeffA']);
  });
});
