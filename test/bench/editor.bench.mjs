/**
 * What a big log costs in the editor: a log of 45 MB is opened in a real VS Code, and its extension host is watched
 * from inside while the log is read, edited and grows. The same document without this extension is the measure.
 */
import { linkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { installServer } from '../../scripts/vscode/install.mjs';
import { out, root } from '../../scripts/vscode/paths.mjs';
import { serverRunsHere } from '../../scripts/vscode/versions.mjs';
import { testInWorkbench } from '../../scripts/vscode/testInWorkbench.mjs';
import { generate } from './generate.mjs';
import { postfixLog } from './postfixLog.mjs';

const BYTES = 45_000_000;
const LIMIT = 180_000;

/** @param {(line: string) => void} print */
export async function run(print) {
  if (!serverRunsHere) {
    print('editor: skipped, for the workbench of the npm registry runs on Linux x64 only');
    return;
  }
  await installServer('newest');
  const folder = join(out, 'bench', 'editor');
  const log = join(folder, 'maillog');
  generate(log, BYTES, () => postfixLog());
  // The same under a name that this extension leaves alone.
  rmSync(`${log}.ini`, { force: true });
  linkSync(log, `${log}.ini`);
  const bundle = join(out, 'bench', 'inHost.js');
  await build({
    entryPoints: [join(root, 'test', 'bench', 'inHost.ts')],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
    logLevel: 'warning',
  });
  const { results, problem } = await testInWorkbench({ version: 'newest', host: 'node', bundle, folder, limit: LIMIT });
  if (problem !== undefined) throw new Error(problem);
  for (const line of results.console) {
    const at = line.indexOf('bench: ');
    if (at >= 0) print(`editor: ${line.slice(at + 'bench: '.length)}`);
  }
}
