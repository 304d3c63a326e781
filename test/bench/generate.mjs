import { closeSync, existsSync, mkdirSync, openSync, renameSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

const CHUNK = 1 << 20;

/**
 * Writes lines to a file until it has the size; keeps a file that is there.
 * @param {string} file
 * @param {number} bytes
 * @param {() => Iterator<string>} lines what to write, for ever
 */
export function generate(file, bytes, lines) {
  if (existsSync(file) && statSync(file).size >= bytes) return;
  mkdirSync(dirname(file), { recursive: true });
  const unfinished = `${file}.part`;
  const descriptor = openSync(unfinished, 'w');
  let written = 0;
  let text = '';
  for (const line of { [Symbol.iterator]: lines }) {
    text += `${line}\n`;
    if (text.length < CHUNK && written + text.length < bytes) continue;
    written += writeSync(descriptor, text);
    text = '';
    if (written >= bytes) break;
  }
  closeSync(descriptor);
  renameSync(unfinished, file);
}
