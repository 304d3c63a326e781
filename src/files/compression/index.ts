import { copied, peek, type Bytes } from '../bytes';
import { Unreadable } from '../unreadable';
import { bzip2 } from './bzip2';
import type { Compression } from './compression';
import { gzip } from './gzip';
import { xz } from './xz';
import { zstd } from './zstd';

/** Every compression that is read, in no order: no file begins like two of them. */
export const compressions: readonly Compression[] = [gzip, bzip2, xz, zstd];

/** What else a log may come in, to say so instead of reading noise. */
const UNREAD: readonly { readonly name: string; readonly magic: readonly number[] }[] = [
  { name: 'a ZIP archive', magic: [0x50, 0x4b, 0x03, 0x04] },
  { name: 'a 7-Zip archive', magic: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c] },
  { name: 'compressed with lz4', magic: [0x04, 0x22, 0x4d, 0x18] },
  { name: 'compressed with lzip', magic: [0x4c, 0x5a, 0x49, 0x50] },
  { name: 'compressed with compress', magic: [0x1f, 0x9d] },
];

const HEAD = 10;

/**
 * The bytes of a file as they were before somebody compressed it; those of any other file as they are.
 * @throws Unreadable where it is cut off, damaged or of a kind that is not read, after what could be read
 */
export async function* decompressed(bytes: Bytes): AsyncGenerator<Uint8Array> {
  const { head, all } = await peek(bytes, HEAD);
  const unread = UNREAD.find(({ magic }) => begins(head, magic));
  if (unread) {
    await all.return(undefined);
    throw new Unreadable(`it is ${unread.name}, which is not read; unpack it first`);
  }
  const compression = compressionOf(head);
  // A decompressor keeps what it is given for a while.
  yield* compression ? compression.decompress(copied(all)) : all;
}

/** How a file is compressed, by its first bytes. */
export function compressionOf(head: Uint8Array): Compression | undefined {
  return compressions.find(({ magic }) => magic.some((one) => begins(head, one)));
}

function begins(head: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => head[index] === byte);
}
