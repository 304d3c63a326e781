/**
 * Whose work keeps the extension host while a log of 45 MB is opened: a CPU profile taken inside it, on the oldest
 * and the newest VS Code, for a file that no extension looks at, for the first log and for a second one.
 */
import { runInEditor } from './inEditor.mjs';

/** @param {(line: string) => void} print */
export async function run(print) {
  for (const version of ['oldest', 'newest']) await runInEditor(`opening, ${version} VS Code`, 'openingInHost.ts', version, print);
}
