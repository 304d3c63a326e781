import { finalEnd } from '../core';
import type { LogBlock } from './analyzeLog';
import type { Bytes } from './bytes';

/** What stands in a line after so much is passed over: no log means it, and it would fill the memory. In UTF-16 units. */
const LONGEST_LINE = 8 << 20;

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
  /** What follows is the rest of a line that is long enough. */
  private passesOver = false;

  constructor(private readonly size: number) {}

  add(text: string): void {
    if (this.passesOver) {
      const end = text.search(LINE_END);
      if (end < 0) return;
      this.passesOver = false;
      this.add(text.slice(end));
      return;
    }
    this.pieces.push(text);
    this.length += text.length;
    this.ends ||= LINE_END.test(text);
  }

  /** What is long enough to be a block, without its final line end. */
  *whole(): Generator<string> {
    if (this.length < this.size || (!this.ends && (this.passesOver || this.length < LONGEST_LINE))) return;
    const text = this.pieces.join('');
    let from = 0;
    while (text.length - from >= this.size) {
      const end = this.endOf(text, from);
      if (end < 0) break;
      const block = text.slice(from, end);
      yield block.slice(0, block.length - finalEnd(block).length);
      from = end;
    }
    const rest = text.slice(from);
    this.ends = LINE_END.test(rest);
    this.passesOver = !this.ends && rest.length >= LONGEST_LINE;
    const kept = this.passesOver ? rest.slice(0, LONGEST_LINE) : rest;
    this.pieces = [kept];
    this.length = kept.length;
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
    return last > from ? last : -1;
  }
}

const LINE_END = /[\r\n]/;

/** After the last line end in a piece of a text; a CR at its very end may be half of a CRLF and waits. */
function lastLineEnd(text: string, from: number, end: number): number {
  const feed = text.lastIndexOf('\n', end - 1);
  if (feed >= from) return feed + 1;
  const carriage = text.lastIndexOf('\r', end - 2);
  return carriage >= from ? carriage + 1 : -1;
}
