/** Runs a bench inside the extension host of a real VS Code, on a log of 45 MB. */
import { linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { installServer } from '../../scripts/vscode/install.mjs';
import { out, root } from '../../scripts/vscode/paths.mjs';
import { serverRunsHere } from '../../scripts/vscode/versions.mjs';
import { testInWorkbench } from '../../scripts/vscode/testInWorkbench.mjs';
import { generate } from './generate.mjs';
import { postfixLog } from './postfixLog.mjs';

const LIMIT = 180_000;

/**
 * @param {string} name of the bench, for what it prints
 * @param {string} program beside this file; exports `run()`, and says what it found in lines that begin with `bench: `
 * @param {import('../../scripts/vscode/versions.mjs').VersionName} version of VS Code
 * @param {(line: string) => void} print
 */
export async function runInEditor(name, program, version, print) {
  if (!serverRunsHere) {
    print(`${name}: skipped, for the workbench of the npm registry runs on Linux x64 only`);
    return;
  }
  await installServer(version);
  const folder = join(out, 'bench', 'editor');
  for (const [file, megabytes] of LOGS) generate(join(folder, file), megabytes * 1e6, () => postfixLog());
  // The same under a name that this extension leaves alone.
  rmSync(join(folder, 'maillog.ini'), { force: true });
  linkSync(join(folder, 'maillog'), join(folder, 'maillog.ini'));
  const many = join(folder, 'many');
  mkdirSync(many, { recursive: true });
  for (let index = 0; index < MANY; index++) writeFileSync(join(many, `mail.log.${index}`), SMALL_LOG);
  const bundle = join(out, 'bench', program.replace(/\.ts$/, '.js'));
  await build({
    stdin: { contents: toldToTheEnd(program), resolveDir: join(root, 'test', 'bench'), loader: 'ts' },
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
    logLevel: 'warning',
  });
  const { results, problem } = await testInWorkbench({ version, host: 'node', bundle, folder, limit: LIMIT });
  if (problem !== undefined) throw new Error(problem);
  for (const line of results.console) {
    const at = line.indexOf('bench: ');
    if (at >= 0) print(`${name}: ${line.slice(at + 'bench: '.length)}`);
  }
  if (!results.console.some((line) => line.includes(ENDED))) throw new Error(`the bench did not come to its end\n${results.console.slice(-20).join('\n')}`);
}

const ENDED = 'bench ended';

/** The editor ends as quietly after a program that failed as after one that did not. */
function toldToTheEnd(program) {
  return `import { run as bench } from './${program.replace(/\.ts$/, '')}';
export async function run(): Promise<void> {
  try {
    await bench();
    console.log('${ENDED}');
  } catch (error) {
    console.log(String(error instanceof Error ? error.stack : error));
    throw error;
  }
}`;
}

/** So many logs lie in the folder too, and nobody opens them. */
const MANY = 1000;
const SMALL_LOG = 'Nov 24 10:00:01 mail postfix/qmgr[192]: C60438A: from=<alice@example.com>, size=1200, nrcpt=1 (queue active)\n'.repeat(100);

/** Names that VS Code takes for mail logs, and their megabytes. */
const LOGS = [['maillog', 45], ['mail.log.10', 10], ['mail.log.1', 1]];
