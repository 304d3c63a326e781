import { Inflate } from 'pako';
import { inPieces, type Bytes } from '../bytes';
import { cutOff, damaged } from './faults';

/** What goes in at once: zeros come out a thousand times as long. */
const PIECE = 16 << 10;
const OUTPUT = 64 << 10;
/** Z_BUF_ERROR of zlib: it wants more, and there is nothing. */
const WANTS_MORE = -5;

/**
 * gzip by pako: the browser's own DecompressionStream stops at the second of
 * several archives written one after the other, and drops what it read before a fault.
 */
export async function* gunzip(bytes: Bytes): AsyncGenerator<Uint8Array> {
  const inflate = new Inflate({ chunkSize: OUTPUT });
  const out: Uint8Array[] = [];
  inflate.onData = (piece) => out.push(piece);
  for await (const piece of inPieces(bytes, PIECE)) {
    inflate.push(piece, false);
    yield* out.splice(0);
    if (inflate.err !== 0) throw damaged('gzip');
  }
  if (inflate.ended) return;
  inflate.push(new Uint8Array(0), true);
  yield* out.splice(0);
  if (inflate.err !== 0) throw inflate.err === WANTS_MORE ? cutOff('gzip') : damaged('gzip');
}
