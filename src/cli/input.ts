import { createReadStream, type ReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';

const CHUNK = 1 << 20;

/**
 * The bytes of a file, or of standard input for `-`.
 * @throws an error whose message names the file and what is wrong
 */
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
