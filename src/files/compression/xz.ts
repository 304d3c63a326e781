import type { Compression } from './compression';

export const xz: Compression = {
  name: 'xz',
  magic: [[0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
  async *decompress(bytes) {
    // Loaded where it is needed: most logs are not compressed.
    const { unxz } = await import('./unxz');
    yield* unxz(bytes);
  },
};
