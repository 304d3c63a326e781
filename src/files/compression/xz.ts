import { XzReadableStream } from 'xz-decompress';
import type { Bytes } from '../bytes';
import { Unreadable } from '../unreadable';
import type { Compression } from './compression';
import { cutOff, damaged } from './faults';

export const xz: Compression = {
  name: 'xz',
  magic: [[0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
  decompress: unxz,
};

/** By xz-decompress: xz-embedded in WebAssembly. */
async function* unxz(bytes: Bytes): AsyncGenerator<Uint8Array> {
  const source = bytes[Symbol.asyncIterator]();
  let sourceFault: Error | undefined;
  const input = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const next = await source.next();
        if (next.done === true) controller.close();
        else controller.enqueue(next.value);
      } catch (error) {
        sourceFault = error instanceof Error ? error : new Error(String(error));
        controller.error(sourceFault);
      }
    },
    async cancel() {
      await source.return?.();
    },
  });
  const output = new XzReadableStream(input).getReader();
  let ended = false;
  try {
    for (;;) {
      const next = await output.read();
      ended = next.done;
      if (next.done) return;
      if (next.value.length > 0) yield next.value;
    }
  } catch (error) {
    ended = true;
    throw sourceFault ?? faultOf(error);
  } finally {
    // The decoder serves one archive at a time: an unfinished one would keep others waiting.
    if (!ended) await output.cancel();
    await source.return?.();
  }
}

// get_next_output failed with error code 8
const CODE = /error code (\d{1,2})$/;

/** By the numbers of xz-embedded, which the library gives in words only. */
function faultOf(error: unknown): Unreadable {
  switch (CODE.exec(error instanceof Error ? error.message : '')?.[1]) {
    case '8':
      return cutOff('xz');
    case '3':
    case '4':
      return new Unreadable('its xz archive needs more memory than a log should; unpack it first');
    case '2':
    case '6':
      return new Unreadable('its xz archive uses options that are not read, such as the check SHA-256; unpack it first');
    default:
      return damaged('xz');
  }
}
