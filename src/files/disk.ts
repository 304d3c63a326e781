import { open, stat, type FileHandle } from 'node:fs/promises';
import { Unreadable } from './unreadable';

const CHUNK = 1 << 20;

/**
 * The bytes of a file on the disk, or of a pipe with a name. The file that was
 * opened is read to its end, whatever is renamed meanwhile.
 * @throws Unreadable where it cannot be read, or became shorter while it was
 */
export async function* bytesOf(path: string): AsyncGenerator<Uint8Array> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, 'r');
    const before = await handle.stat();
    if (before.isDirectory()) throw new Unreadable('it is a directory; name the files in it');
    let read = 0;
    // The next piece is read while this one is worked on, into the other of two buffers: a new one for each has to be cleared first.
    let [free, other] = [new Uint8Array(CHUNK), new Uint8Array(CHUNK)];
    let ahead = next(handle, free);
    for (;;) {
      const piece = await ahead;
      if (piece.length === 0) break;
      read += piece.length;
      [free, other] = [other, free];
      ahead = next(handle, free);
      // Who stops here asks for no more, and need not hear of a fault.
      ahead.catch(() => undefined);
      yield piece;
    }
    if (before.isFile() && read < before.size) throw new Unreadable('it became shorter while it was read; run this again');
  } catch (error) {
    throw error instanceof Unreadable ? error : unreadable(error);
  } finally {
    await handle?.close();
  }
}

/**
 * The same of nothing but a file: whoever opens a pipe waits until somebody
 * writes into it, and cannot be stopped while he does.
 * @throws Unreadable where it is none, too
 */
export async function* fileBytesOf(path: string): AsyncGenerator<Uint8Array> {
  const found = await kindOf(path);
  if (found === 'other') throw new Unreadable('it is a pipe or a device, not a file; “mail-log check” in a terminal reads such');
  yield* bytesOf(path);
}

/** The bytes of a file, for a look at the first of them; none of what can be read only once. @throws Unreadable where it cannot be read */
export async function* headOf(path: string): AsyncGenerator<Uint8Array> {
  if ((await kindOf(path)) === 'file') yield* bytesOf(path);
}

async function kindOf(path: string): Promise<'file' | 'directory' | 'other'> {
  try {
    const found = await stat(path);
    return found.isFile() ? 'file' : found.isDirectory() ? 'directory' : 'other';
  } catch (error) {
    throw unreadable(error);
  }
}

async function next(handle: FileHandle, buffer: Uint8Array): Promise<Uint8Array> {
  const { bytesRead } = await handle.read(buffer, 0, CHUNK, null);
  return buffer.subarray(0, bytesRead);
}

/** What the system says, in words. */
function unreadable(error: unknown): Unreadable {
  const { code = '', message = '' } = error as NodeJS.ErrnoException;
  const reason = REASONS[code] ?? (code === '' ? message : `the system says ${code}`);
  return new Unreadable(reason, reason === NO_PERMISSION);
}

const NO_PERMISSION = 'you have no permission to read it';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: NO_PERMISSION,
  EPERM: NO_PERMISSION,
  EISDIR: 'it is a directory; name the files in it',
  EIO: 'the disk reports an error',
  EMFILE: 'too many files are open',
};
