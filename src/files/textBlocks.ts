import type { LogBlock } from './analyzeLog';
import type { Bytes } from './bytes';

/** A line longer than this is cut: nothing that fits into memory is said by it. */
const LONGEST_LINE = 32 << 20;

/**
 * Text as blocks of whole lines. UTF-8 and UTF-16 with a byte-order mark;
 * bytes that are no text become U+FFFD.
 * @param size how long a block is about, in UTF-16 units
 */
export async function* textBlocks(bytes: Bytes, size: number): AsyncGenerator<LogBlock & { readonly content: string }> {
  let decoder: TextDecoder | undefined;
  const lines = new Lines(size);
  for await (const piece of bytes) {
    decoder ??= new TextDecoder(encodingOf(piece));
    lines.add(decoder.decode(piece, { stream: true }));
    for (const content of lines.whole()) yield { content, last: false };
  }
  lines.add(decoder?.decode() ?? '');
  for (const content of lines.whole()) yield { content, last: false };
  yield { content: lines.rest(), last: true };
}

function encodingOf(head: Uint8Array): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

/** Puts pieces of text together and cuts them behind line ends. */
class Lines {
  private pieces: string[] = [];
  private length = 0;
  /** The pieces have a line end: without one there is no need to look again. */
  private ends = false;

  constructor(private readonly size: number) {}

  add(text: string): void {
    this.pieces.push(text);
    this.length += text.length;
    this.ends ||= text.includes('\n') || text.includes('\r');
  }

  /** What is long enough to be a block, without its final line end. */
  *whole(): Generator<string> {
    if (this.length < this.size || (!this.ends && this.length < LONGEST_LINE)) return;
    const text = this.pieces.join('');
    let from = 0;
    while (text.length - from >= this.size) {
      const end = this.endOf(text, from);
      if (end < 0) break;
      yield withoutFinalEnd(text.slice(from, end));
      from = end;
    }
    const rest = text.slice(from);
    this.pieces = [rest];
    this.length = rest.length;
    this.ends = rest.includes('\n') || rest.includes('\r');
  }

  rest(): string {
    return this.pieces.join('');
  }

  /** Where a block from a place ends: behind a line end, the last before the size is reached or else the next. */
  private endOf(text: string, from: number): number {
    const before = lastLineEnd(text, from, from + this.size);
    if (before > from) return before;
    const after = text.indexOf('\n', from + this.size);
    if (after >= 0) return after + 1;
    const last = lastLineEnd(text, from, text.length);
    if (last > from) return last;
    return text.length - from >= LONGEST_LINE ? text.length : -1;
  }
}

/** After the last line end in a piece of a text; a CR at its very end may be half of a CRLF and waits. */
function lastLineEnd(text: string, from: number, end: number): number {
  const feed = text.lastIndexOf('\n', end - 1);
  if (feed >= from) return feed + 1;
  const carriage = text.lastIndexOf('\r', end - 2);
  return carriage >= from ? carriage + 1 : -1;
}

function withoutFinalEnd(text: string): string {
  if (text.endsWith('\r\n')) return text.slice(0, -2);
  return text.endsWith('\n') || text.endsWith('\r') ? text.slice(0, -1) : text;
}
