import { isAscii } from 'node:buffer';
import { withLineFeeds, type EncodedText } from '../../core';

/** Whole lines as bytes, which stay as they are until the next block is asked for. */
export interface EncodedBlock {
  readonly content: EncodedText;
  readonly last: boolean;
}

/**
 * A block ends with the last line that ends in each so many bytes of the input,
 * however these arrive: the same input is always cut at the same places. What
 * is carried from block to block is moved with each, so that small ones cost.
 */
export const WINDOW = 1 << 19;

/**
 * Cuts bytes into blocks of whole lines, in constant memory. There is always a
 * last block, perhaps an empty one.
 * @param chunks UTF-8, in which bytes that are no text become U+FFFD; UTF-16 where a byte-order mark says so
 * @param live what came is not kept until more comes
 */
export async function* encodedBlocks(chunks: AsyncIterable<Uint8Array>, live = false): AsyncGenerator<EncodedBlock> {
  const window = new Window();
  for await (const chunk of inUtf8(chunks)) {
    for (let at = 0; at < chunk.length; ) {
      at += window.take(chunk, at);
      const lines = window.full || (live && at === chunk.length) ? window.cut() : undefined;
      if (lines) yield { content: new Utf8Text(lines.subarray(0, -1)), last: false };
    }
  }
  yield { content: new Utf8Text(withLineFeeds(window.rest())), last: true };
}

/**
 * The blocks of UTF-8 without a byte-order mark, from the start of any window
 * on, with no copy between what reads and what is cut.
 * @param read fills the room with what comes next, if it can all of it, and says how many bytes that is; none at the end
 * @param before the start of the first line, which stands before the window
 * @param window what is read into, one block after another; nobody else's meanwhile
 */
export function* blocksReadBy(read: (room: Uint8Array) => number, before: Uint8Array, window: Window): Generator<EncodedBlock> {
  window.begin(before);
  while (window.fill(read) > 0) {
    const lines = window.full ? window.cut() : undefined;
    if (lines) yield { content: new Utf8Text(lines.subarray(0, -1)), last: false };
  }
  yield { content: new Utf8Text(withLineFeeds(window.rest())), last: true };
}

/** A class and no closure: code that was made for one block holds for the next one too. */
class Utf8Text implements EncodedText {
  readonly bytes: Buffer;
  private readonly coding: 'latin1' | 'utf8';

  constructor(bytes: Uint8Array) {
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    this.coding = isAscii(this.bytes) ? 'latin1' : 'utf8';
  }

  text(from: number, end: number): string {
    return this.bytes.toString(this.coding, from, end);
  }
}

/** What stands in a line after so many bytes is passed over: no log means it, and it would fill the memory. */
const LONGEST_LINE = 8 << 20;
const FEED = 0x0a;
const RETURN = 0x0d;

/** The bytes in hand: the start of a line that did not end, and behind it the window. */
export class Window {
  private bytes = Buffer.allocUnsafeSlow(2 * WINDOW);
  private start = 0;
  private end = 0;
  /** What was cut off, and is still in use. */
  private used = 0;

  /** @param before not longer than a window */
  begin(before: Uint8Array): void {
    this.bytes.set(before);
    this.start = before.length;
    this.end = before.length;
    this.used = 0;
  }

  get full(): boolean {
    return this.end - this.start === WINDOW;
  }

  /** Takes what fits into the window. @returns how many bytes that is */
  take(chunk: Uint8Array, at: number): number {
    this.forget();
    const length = Math.min(this.start + WINDOW - this.end, chunk.length - at);
    this.bytes.set(chunk.subarray(at, at + length), this.end);
    this.end += length;
    return length;
  }

  /** The same with what is read into it. */
  fill(read: (room: Uint8Array) => number): number {
    this.forget();
    const length = read(this.bytes.subarray(this.end, this.start + WINDOW));
    this.end += length;
    return length;
  }

  /** The whole lines, each ended by a line feed; none where no line ends in the window. */
  cut(): Uint8Array | undefined {
    this.shorten();
    const { bytes, end } = this;
    const feed = bytes.lastIndexOf(FEED, end - 1);
    // A CR at the very end may be half of a CRLF and waits.
    const lineEnd = 1 + (feed >= this.start ? feed : bytes.lastIndexOf(RETURN, end - 2));
    if (lineEnd <= this.start) {
      this.start = end;
      return undefined;
    }
    this.used = lineEnd;
    return withLineFeeds(bytes.subarray(0, lineEnd));
  }

  /** All that is there. */
  rest(): Uint8Array {
    this.forget();
    this.shorten();
    return this.bytes.subarray(0, this.end);
  }

  private forget(): void {
    if (this.used > 0) {
      this.bytes.copyWithin(0, this.used, this.end);
      this.start = this.end - this.used;
      this.end = this.start;
      this.used = 0;
    }
    if (this.bytes.length < this.start + WINDOW) {
      const larger = Buffer.allocUnsafeSlow(2 * this.bytes.length);
      this.bytes.copy(larger, 0, 0, this.end);
      this.bytes = larger;
    }
  }

  /** Drops from the window what belongs to a line that is long enough. */
  private shorten(): void {
    if (this.start < LONGEST_LINE) return;
    const { bytes, end } = this;
    const inWindow = bytes.subarray(this.start, end);
    const ends = [inWindow.indexOf(FEED), inWindow.indexOf(RETURN)].filter((at) => at >= 0);
    const kept = ends.length === 0 ? end : this.start + Math.min(...ends);
    bytes.copyWithin(this.start, kept, end);
    this.end = this.start + (end - kept);
  }
}

async function* inUtf8(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let head: Uint8Array | undefined = new Uint8Array();
  let decoder: TextDecoder | undefined;
  for await (const chunk of chunks) {
    let bytes = chunk;
    if (head) {
      head = Buffer.concat([head, chunk]);
      if (head.length < LONGEST_MARK) continue;
      ({ bytes, decoder } = withoutMark(head));
      head = undefined;
    }
    yield decoder ? Buffer.from(decoder.decode(bytes, { stream: true })) : bytes;
  }
  if (head) {
    const { bytes, decoder: last } = withoutMark(head);
    yield last ? Buffer.from(last.decode(bytes)) : bytes;
  } else if (decoder) {
    yield Buffer.from(decoder.decode());
  }
}

const LONGEST_MARK = 3;

/** The start of an input without its byte-order mark, and what decodes it where that is not UTF-8. */
function withoutMark(head: Uint8Array): { readonly bytes: Uint8Array; readonly decoder: TextDecoder | undefined } {
  const [first, second, third] = head;
  if (first === 0xff && second === 0xfe) return { bytes: head.subarray(2), decoder: new TextDecoder('utf-16le') };
  if (first === 0xfe && second === 0xff) return { bytes: head.subarray(2), decoder: new TextDecoder('utf-16be') };
  return { bytes: first === 0xef && second === 0xbb && third === 0xbf ? head.subarray(3) : head, decoder: undefined };
}
