import { createGunzip } from 'node:zlib';
import { inPieces, type Bytes } from '../bytes';
import { cutOff, damaged } from './faults';

/** What goes in at once: zeros come out a thousand times as long. */
const PIECE = 16 << 10;
const OUTPUT = 64 << 10;

/** gzip by Node's zlib, which works in a thread of its own. `gunzip.web.ts` does the same without Node. */
export async function* gunzip(bytes: Bytes): AsyncGenerator<Uint8Array> {
  const stream = createGunzip({ chunkSize: OUTPUT });
  const out: Uint8Array[] = [];
  let failure: NodeJS.ErrnoException | undefined;
  // Not as an async iterator: that drops what was read before a fault.
  stream.on('data', (piece: Uint8Array) => out.push(piece));
  stream.on('error', (error) => { failure = error; });
  const closed = new Promise<void>((resolve) => { stream.once('close', resolve); });
  try {
    for await (const piece of inPieces(bytes, PIECE)) {
      // A write that fails never tells that it is done.
      await Promise.race([closed, new Promise<void>((resolve) => { stream.write(piece, () => { resolve(); }); })]);
      yield* out.splice(0);
      if (failure) throw faultOf(failure);
    }
    stream.end();
    await closed;
    yield* out.splice(0);
    if (failure) throw faultOf(failure);
  } finally {
    stream.destroy();
  }
}

function faultOf({ code }: NodeJS.ErrnoException): Error {
  return code === 'Z_BUF_ERROR' ? cutOff('gzip') : damaged('gzip');
}
