import type { ZSTDDecoder } from 'zstddec/stream';
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
  const { decoder, use } = await newDecoder();
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
      use();
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

/** The program of the decoder, compiled once. */
let program: Promise<WebAssembly.Module> | undefined;

/**
 * A decoder with a memory of its own. The library has one for all archives,
 * and frees nothing of an archive that is damaged or not read to its end.
 * @returns `use`, to be called before each step: others may have used theirs in between
 */
async function newDecoder(): Promise<{ readonly decoder: ZSTDDecoder; readonly use: () => void }> {
  // Loaded when it is needed: it is as big as all the others.
  const library = await import('zstddec/stream');
  const decoder = new library.ZSTDDecoder();
  program ??= compile(new library.ZSTDDecoder());
  const module = await program;
  const use = (): void => { decoder._init({ module, instance }); };
  const instance = await WebAssembly.instantiate(module, { env: { emscripten_notify_memory_growth: use } });
  return { decoder, use };
}

function compile(decoder: ZSTDDecoder): Promise<WebAssembly.Module> {
  return new Promise((resolve, reject) => {
    decoder._init = ({ module }) => { resolve(module); };
    decoder.init().catch(reject);
  });
}
