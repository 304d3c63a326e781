import type { Compression } from './compression';
import { gunzip } from './gunzip';

export const gzip: Compression = {
  name: 'gzip',
  // Deflate is the only method there is (RFC 1952 §2.3.1).
  magic: [[0x1f, 0x8b, 0x08]],
  decompress: gunzip,
};
