import type { Bytes } from '../bytes';
import type { Compression } from './compression';
import { cutOff, damaged } from './faults';

export const zstd: Compression = {
  name: 'zstd',
  // A frame; a frame to be skipped may stand before it (RFC 8878 §3.1.2).
  magic: [[0x28, 0xb5, 0x2f, 0xfd], ...Array.from({ length: 16 }, (_, index) => [0x50 + index, 0x2a, 0x4d, 0x18])],
  decompress: unzstd,
};

/** The decoder says nothing of a fault, but goes on for ever without output; a sound archive gives none only here and there. */
const MOST_EMPTY = 16;

/** By zstddec: the decoder of zstd itself, in WebAssembly. A window of more than 128 MB counts as damaged. */
async function* unzstd(bytes: Bytes): AsyncGenerator<Uint8Array> {
  // Loaded when it is needed: it is as big as all the others.
  const { ZSTDDecoder } = await import('zstddec/stream');
  const decoder = new ZSTDDecoder();
  await decoder.init();
  const source = bytes[Symbol.asyncIterator]();
  // It takes its input without waiting, one piece for each output at most.
  const waiting: Uint8Array[] = [];
  let taken = 0;
  const output = decoder.decodeStreaming({
    *[Symbol.iterator]() {
      for (let piece = waiting.shift(); piece; piece = waiting.shift()) {
        taken++;
        yield piece;
      }
    },
  });
  try {
    for (let empty = 0, ended = false, before = 0; ; ) {
      if (waiting.length === 0 && !ended) {
        const next = await source.next();
        if (next.done === true) ended = true;
        else waiting.push(next.value);
      }
      const next = output.next();
      if (next.done === true) return;
      empty = next.value.length === 0 && taken === before ? empty + 1 : 0;
      before = taken;
      if (empty > MOST_EMPTY) throw damaged('zstd');
      if (next.value.length > 0) yield next.value;
    }
  } catch (error) {
    throw error instanceof Error && error.message.startsWith('Incomplete') ? cutOff('zstd') : error;
  } finally {
    await source.return?.();
  }
}
