/**
 * What a big log costs in the editor: a log of 45 MB is opened in a real VS Code, and its extension host is watched
 * from inside while the log is read, edited and grows. The same document without this extension is the measure.
 */
import { runInEditor } from './inEditor.mjs';

/** @param {(line: string) => void} print */
export function run(print) {
  return runInEditor('editor', 'inHost.ts', 'newest', print);
}
