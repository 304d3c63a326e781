/** The parts of unbzip2-stream that work anywhere; its own types know the stream alone. */

declare module 'unbzip2-stream/lib/bit_iterator.js' {
  /** Reads so many bits, most significant first; `null` goes to the next whole byte. */
  export interface BitReader {
    (count: number | null): number | undefined;
    /** Bytes of which a bit was read. */
    readonly bytesRead: number;
  }
  export default function bitIterator(nextBuffer: () => Uint8Array): BitReader;
}

declare module 'unbzip2-stream/lib/bzip2.js' {
  import type { BitReader } from 'unbzip2-stream/lib/bit_iterator.js';
  const decoder: {
    /** Reads the start of an archive. @returns its level, from 1 to 9 */
    header(bits: BitReader): number;
    /**
     * Reads one block.
     * @param check 0 before the first block, then what the one before returned
     * @returns null at the end of the archive
     */
    decompress(bits: BitReader, add: (byte: number) => void, work: Int32Array, size: number, check: number): number | null;
  };
  export default decoder;
}
