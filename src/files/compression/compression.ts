import type { Bytes } from '../bytes';

/** How a file is compressed, told by its first bytes: names lie. */
export interface Compression {
  readonly name: string;
  /** The file begins with one of these. */
  readonly magic: readonly (readonly number[])[];
  /**
   * The bytes inside, also of several archives written one after the other.
   * @throws Unreadable where the archive is cut off or damaged, after what could be read
   */
  readonly decompress: (bytes: Bytes) => AsyncGenerator<Uint8Array>;
}
