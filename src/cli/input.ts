import { createReadStream, type ReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';

/** Whole lines of a file, and where they stand. */
export interface Block {
  readonly text: string;
  readonly last: boolean;
}

const CHUNK = 1 << 20;
/** A line longer than this is cut: nothing that fits into memory is said by it. */
const LONGEST_LINE = 32 << 20;

/**
 * Reads a file, or standard input for `-`, as blocks of whole lines in
 * constant memory. UTF-8 and UTF-16 with a byte-order mark; bytes that are no
 * text become U+FFFD.
 * @throws an error whose message names the file and what is wrong
 */
export async function* blocksOf(file: string): AsyncGenerator<Block> {
  const stream = await openInput(file);
  let decoder: TextDecoder | undefined;
  let rest = '';
  for await (const chunk of stream) {
    const bytes = chunk as Uint8Array;
    decoder ??= new TextDecoder(encodingOf(bytes));
    const text = rest + decoder.decode(bytes, { stream: true });
    const end = lastLineEnd(text);
    if (end < 0 && text.length < LONGEST_LINE) {
      rest = text;
      continue;
    }
    const cut = end < 0 ? text.length : end;
    rest = text.slice(cut);
    yield { text: withoutFinalEnd(text.slice(0, cut)), last: false };
  }
  yield { text: rest + (decoder?.decode() ?? ''), last: true };
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

/** After the last line end; a CR at the very end may be half of a CRLF and waits. */
function lastLineEnd(text: string): number {
  const feed = text.lastIndexOf('\n');
  if (feed >= 0) return feed + 1;
  const carriage = text.lastIndexOf('\r', text.length - 2);
  return carriage < 0 ? -1 : carriage + 1;
}

function withoutFinalEnd(text: string): string {
  if (text.endsWith('\r\n')) return text.slice(0, -2);
  return text.endsWith('\n') || text.endsWith('\r') ? text.slice(0, -1) : text;
}

/** @throws an error whose message names the file and what is wrong */
export async function openInput(file: string): Promise<NodeJS.ReadStream | ReadStream> {
  if (file === '-') return process.stdin;
  try {
    if ((await stat(file)).isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
    await (await open(file, 'r')).close();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    throw new Error(`cannot read ${file}: ${REASONS[code] ?? code}`, { cause: error });
  }
  return createReadStream(file, { highWaterMark: CHUNK });
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'you have no permission to read it',
  EISDIR: 'it is a directory',
};
