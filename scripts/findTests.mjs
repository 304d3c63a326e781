/** Finds test files: no list of them is kept. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './vscode/paths.mjs';

/**
 * @param {string} folder relative to the project, searched with the folders in it
 * @returns {readonly string[]} relative to the project, in order; none where there is no such folder
 */
export function findTests(folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.test.ts'))
    .sort()
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`);
}
