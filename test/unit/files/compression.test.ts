import { strict as assert } from 'node:assert';
import { Random } from '../../support/random';
import { archives, logText } from '../../support/archives';
import { compressions, decompressed } from '../../../src/files/compression';
import { gunzip } from '../../../src/files/compression/gunzip.web';
import { Unreadable } from '../../../src/files/unreadable';
import type { Bytes } from '../../../src/files/bytes';

interface Read {
  readonly text: string;
  readonly fault?: string;
}

async function* piecesOf(bytes: Uint8Array, size = 1 << 16): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

async function read(decompress: (bytes: Bytes) => AsyncGenerator<Uint8Array>, bytes: Bytes): Promise<Read> {
  const pieces: Uint8Array[] = [];
  try {
    for await (const piece of decompress(bytes)) pieces.push(piece);
  } catch (error) {
    assert.ok(error instanceof Unreadable, String(error));
    return { text: Buffer.concat(pieces).toString(), fault: error.message };
  }
  return { text: Buffer.concat(pieces).toString() };
}

/** Without a difference of thousands of lines where it is another. */
function assertText({ text, fault }: Read, expected: string): void {
  assert.deepEqual([fault, text.length, text === expected], [undefined, expected.length, true]);
}

const ways: readonly (readonly [name: string, archive: Uint8Array, decompress: (bytes: Bytes) => AsyncGenerator<Uint8Array>])[] = [
  ...Object.entries(archives).map(([name, archive]) => [name, archive, decompressed] as const),
  ['gzip on the web', archives.gzip, gunzip],
];

describe('what is compressed', () => {
  it('has an archive for each compression', () => {
    assert.deepEqual(Object.keys(archives), compressions.map(({ name }) => name));
  });

  for (const [name, archive, decompress] of ways) {
    const kind = name.split(' ')[0] ?? '';

    describe(`with ${name}`, () => {
      it('is read as it was', async () => {
        assertText(await read(decompress, piecesOf(archive)), logText);
      });

      it('is read whatever pieces it comes in', async () => {
        for (const size of [1, 7, 1000]) assertText(await read(decompress, piecesOf(archive, size)), logText);
      });

      it('is read on where another archive follows', async () => {
        assertText(await read(decompress, piecesOf(Buffer.concat([archive, archive]))), logText + logText);
      });

      it('is read up to where it is cut off, and says so', async () => {
        for (const missing of [1, 5, archive.length >> 1]) {
          const { text, fault } = await read(decompress, piecesOf(archive.subarray(0, -missing)));
          assert.equal(fault, `its ${kind} archive is cut off`, `${missing} bytes are missing`);
          assert.ok(text.length > 10_000 && logText.startsWith(text), `${missing} bytes are missing, ${text.length} characters`);
        }
      });

      it('says that it is damaged', async () => {
        const broken = Uint8Array.from(archive);
        for (let at = broken.length >> 1; at < (broken.length >> 1) + 8; at++) broken[at] = (broken[at] ?? 0) ^ 0xff;
        const { text, fault } = await read(decompress, piecesOf(broken));
        assert.match(fault ?? '', /^its \w+ archive is (?:damaged|cut off)$/);
        assert.equal(text.slice(0, 100), logText.slice(0, text.length).slice(0, 100));
      });

      it('says so where a check sum alone is wrong', async () => {
        // The last bytes: of gzip the length, of bzip2 and zstd the check sum, of xz the mark of its end.
        const broken = Uint8Array.from(archive);
        const at = broken.length - 2;
        broken[at] = (broken[at] ?? 0) ^ 0x55;
        const { text, fault } = await read(decompress, piecesOf(broken));
        assert.equal(fault, `its ${kind} archive is damaged`);
        assert.ok(logText.startsWith(text));
      });

      it('comes to an end, whatever is wrong with it', async () => {
        const random = new Random(7);
        for (let round = 0; round < 150; round++) {
          const broken = Uint8Array.from(archive);
          // Most of the sense is at the start.
          for (let count = random.below(5); count >= 0; count--) broken[10 + random.below(random.below(2) === 0 ? 100 : broken.length - 10)] = random.below(256);
          const { text, fault } = await read(decompress, piecesOf(broken));
          assert.ok(fault !== undefined || text.length > 0, `${round}`);
        }
      });

      it('may be read beside another', async () => {
        for (const both of await Promise.all([read(decompress, piecesOf(archive, 1000)), read(decompress, piecesOf(archive, 700))])) assertText(both, logText);
      });

      it('has its file closed by whoever stops early', async () => {
        let closed = false;
        async function* endless(): AsyncGenerator<Uint8Array> {
          try {
            for (;;) yield* piecesOf(archive);
          } finally {
            closed = true;
          }
        }
        for await (const piece of decompress(endless())) {
          assert.ok(piece.length > 0);
          break;
        }
        assert.ok(closed);
      });

      it('passes on what its source says', async () => {
        async function* failing(): AsyncGenerator<Uint8Array> {
          yield* piecesOf(archive.subarray(0, 100));
          throw new Unreadable('the disk is gone');
        }
        assert.equal((await read(decompress, failing())).fault, 'the disk is gone');
      });
    });
  }

  it('gives its memory back where it is not read to its end', async () => {
    // A frame of zstd that wants 128 MB; behind its first block stands one of a kind that there is not.
    const hungry = Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0x00, 17 << 3, 3 << 3, 0, 0, 0x61, 0x62, 0x63, 3 << 1, 0, 0);
    for (let round = 0; round < 60; round++) assert.equal((await read(decompressed, piecesOf(hungry))).fault, 'its zstd archive is damaged');
    assertText(await read(decompressed, piecesOf(archives.zstd)), logText);
  });

  it('is told by what it holds: text is not', async () => {
    for (const text of ['', 'a', 'BZh1 is a word', '\x1f\x8b', logText]) assert.deepEqual(await read(decompressed, piecesOf(Buffer.from(text, 'latin1'))), { text: Buffer.from(text, 'latin1').toString() });
  });

  it('is named where it is of a kind that is not read', async () => {
    assert.deepEqual(await read(decompressed, piecesOf(Buffer.from('PK\x03\x04and more', 'latin1'))), { text: '', fault: 'it is a ZIP archive, which is not read; unpack it first' });
  });
});
