/**
 * The bytes of a file, piece by piece, as somebody reads them. No piece is
 * empty. One holds until the next is asked for: whoever keeps it copies it.
 */
export type Bytes = AsyncIterable<Uint8Array>;

/**
 * The first bytes, and all of them once more.
 * @param length how many to look at; there may be fewer
 */
export async function peek(bytes: Bytes, length: number): Promise<{ readonly head: Uint8Array; readonly all: AsyncGenerator<Uint8Array> }> {
  const source = bytes[Symbol.asyncIterator]();
  const seen: Uint8Array[] = [];
  let held = 0;
  while (held < length) {
    const next = await source.next();
    if (next.done === true) break;
    seen.push(next.value.slice());
    held += next.value.length;
  }
  return { head: joined(seen).subarray(0, length), all: again(seen, source) };
}

async function* again(seen: readonly Uint8Array[], source: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* seen;
    for (let next = await source.next(); next.done !== true; next = await source.next()) yield next.value;
  } finally {
    // Whoever stops early has the file closed.
    await source.return?.();
  }
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const [only] = pieces;
  if (only && pieces.length === 1) return only;
  const all = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

/** The same bytes, in pieces that may be kept. */
export async function* copied(bytes: Bytes): AsyncGenerator<Uint8Array> {
  for await (const piece of bytes) yield piece.slice();
}

/** The same bytes in pieces of at most `most`: what comes out of each stays small too. */
export async function* inPieces(bytes: Bytes, most: number): AsyncGenerator<Uint8Array> {
  for await (const piece of bytes) {
    for (let at = 0; at < piece.length; at += most) yield piece.subarray(at, at + most);
  }
}
