import type { Bytes } from '../../files/bytes';

/** Whole lines with their ends, and how to turn them back into the bytes they were. */
export interface RawBlock {
  readonly text: string;
  readonly last: boolean;
  encode(text: string): Uint8Array;
}

const FEED = 0x0a;
/**
 * A block has at least so many bytes, however they arrive: who writes line by
 * line shows its format late, and may tell only then what lines above were.
 */
const WINDOW = 1 << 20;
/** A byte-order mark of UTF-16. */
const MARK = 2;
/** A line longer than this is cut: nothing that fits into memory is said by it. */
const LONGEST_LINE = 8 << 20;

/**
 * Text as blocks of whole lines in constant memory. Bytes that are no UTF-8
 * come through unchanged: their block is read as Latin-1.
 */
export async function* rawBlocksOf(input: Bytes): AsyncGenerator<RawBlock> {
  let coding: Coding | undefined;
  let rest: Uint8Array[] = [];
  let held = 0;
  for await (const bytes of input) {
    const length = held + bytes.length;
    if (length >= MARK) coding ??= codingOf(held < MARK ? Buffer.concat([...rest, bytes]) : bytes);
    const end = coding?.lineEnd(bytes, held) ?? 0;
    if (!coding || length < WINDOW || (end === 0 && length < LONGEST_LINE)) {
      rest.push(bytes.slice());
      held = length;
      continue;
    }
    const cut = end === 0 ? bytes.length : end;
    yield { ...coding.block(Buffer.concat([...rest, bytes.subarray(0, cut)])), last: false };
    rest = cut < bytes.length ? [bytes.slice(cut)] : [];
    held = bytes.length - cut;
  }
  yield { ...(coding ?? bytewise).block(Buffer.concat(rest)), last: true };
}

interface Coding {
  /** After the last line end in `bytes`, which stand behind `before` others; 0 for none. */
  lineEnd(bytes: Uint8Array, before: number): number;
  block(bytes: Buffer): Omit<RawBlock, 'last'>;
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const bytewise: Coding = {
  lineEnd: (bytes) => bytes.lastIndexOf(FEED) + 1,
  block(bytes) {
    try {
      return { text: strict.decode(bytes), encode: (text) => Buffer.from(text, 'utf8') };
    } catch {
      return { text: bytes.toString('latin1'), encode: (text) => Buffer.from(text, 'latin1') };
    }
  },
};

/** UTF-16, low byte first; the mark at its start goes through as a character. */
const twoBytes: Coding = {
  lineEnd(bytes, before) {
    for (let at = bytes.length - 2 - ((before + bytes.length) % 2); at >= 0; at -= 2) {
      if (bytes[at] === FEED && bytes[at + 1] === 0) return at + 2;
    }
    return 0;
  },
  block: (bytes) => ({ text: bytes.toString('utf16le'), encode: (text) => Buffer.from(text, 'utf16le') }),
};

const twoBytesSwapped: Coding = {
  lineEnd(bytes, before) {
    for (let at = bytes.length - 2 - ((before + bytes.length) % 2); at >= 0; at -= 2) {
      if (bytes[at] === 0 && bytes[at + 1] === FEED) return at + 2;
    }
    return 0;
  },
  block: (bytes) => ({
    text: Buffer.from(bytes).swap16().toString('utf16le'),
    encode: (text) => Buffer.from(text, 'utf16le').swap16(),
  }),
};

function codingOf(head: Uint8Array): Coding {
  if (head[0] === 0xff && head[1] === 0xfe) return twoBytes;
  return head[0] === 0xfe && head[1] === 0xff ? twoBytesSwapped : bytewise;
}
