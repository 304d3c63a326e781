import bitsOf, { type BitReader } from 'unbzip2-stream/lib/bit_iterator.js';
import decoder from 'unbzip2-stream/lib/bzip2.js';
import type { Bytes } from '../bytes';
import { Unreadable } from '../unreadable';
import type { Compression } from './compression';
import { cutOff, damaged } from './faults';

export const bzip2: Compression = {
  name: 'bzip2',
  // BZh, the level, then the mark of a block or of the end.
  magic: Array.from('123456789', (level) => level.charCodeAt(0)).flatMap((level) => [
    [0x42, 0x5a, 0x68, level, 0x31, 0x41, 0x59, 0x26, 0x53, 0x59],
    [0x42, 0x5a, 0x68, level, 0x17, 0x72, 0x45, 0x38, 0x50, 0x90],
  ]),
  decompress: bunzip2,
};

/** Bytes of a block, for each level. */
const LEVEL = 100_000;
const HEADER = 4;
/** A block takes at most so many bytes more than it holds, compressed as badly as can be. */
const OVERHEAD = 25_000;

/**
 * Block by block, with the decoder of unbzip2-stream; its stream wants Node's
 * Buffer and knows no backpressure.
 */
async function* bunzip2(bytes: Bytes): AsyncGenerator<Uint8Array> {
  const input = new Input(bytes);
  const output = newOutput();
  try {
    await input.fill(1);
    const bits = bitsOf(input.next);
    let work = new Int32Array();
    for (let archive = 0; await input.more(bits); archive++) {
      const size = LEVEL * levelOf(bits, archive);
      if (size === 0) return;
      // One for all archives: there may be many small ones.
      if (work.length < size) work = new Int32Array(size);
      let check: number | null = 0;
      while (check !== null) {
        await input.fill(size + OVERHEAD, bits);
        check = decoder.decompress(bits, output.add, work, size, check);
        yield output.take();
      }
    }
  } catch (error) {
    throw error instanceof Unreadable ? error : damaged('bzip2');
  } finally {
    await input.close();
  }
}

/** 0 where what follows an archive is no other. */
function levelOf(bits: BitReader, archive: number): number {
  try {
    return decoder.header(bits);
  } catch (error) {
    if (archive > 0) return 0;
    throw error;
  }
}

/** What the decoder takes bits from: it cannot wait, so that a whole block must be there before. */
class Input {
  private readonly source: AsyncIterator<Uint8Array>;
  private readonly waiting: Uint8Array[] = [];
  private received = 0;
  private ended = false;

  constructor(bytes: Bytes) {
    this.source = bytes[Symbol.asyncIterator]();
  }

  /** Waits until there are so many bytes that were not read, or no more come. */
  async fill(wanted: number, bits?: BitReader): Promise<void> {
    while (!this.ended && this.received - (bits?.bytesRead ?? 0) < wanted) {
      const next = await this.source.next();
      if (next.done === true) {
        this.ended = true;
        return;
      }
      this.waiting.push(next.value);
      this.received += next.value.length;
    }
  }

  /** Whether something follows; then the start of an archive is there. */
  async more(bits: BitReader): Promise<boolean> {
    await this.fill(HEADER, bits);
    return this.received > bits.bytesRead;
  }

  readonly next = (): Uint8Array => {
    const next = this.waiting.shift();
    if (!next) throw cutOff('bzip2');
    return next;
  };

  async close(): Promise<void> {
    await this.source.return?.();
  }
}

/** Takes what the decoder gives, byte by byte. */
function newOutput(): { readonly add: (byte: number) => void; readonly take: () => Uint8Array } {
  let bytes = new Uint8Array(10 * LEVEL);
  let length = 0;
  return {
    add(byte) {
      if (length === bytes.length) {
        const longer = new Uint8Array(2 * length);
        longer.set(bytes);
        bytes = longer;
      }
      bytes[length++] = byte;
    },
    take() {
      const taken = bytes.slice(0, length);
      length = 0;
      return taken;
    },
  };
}
