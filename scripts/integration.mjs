/**
 * Runs the integration tests inside a VS Code: `node scripts/integration.mjs oldest|newest|web`. The same bundle runs
 * in a desktop VS Code where one can be had, else in a workbench from the npm registry; `web` is the web extension
 * host of the newest. Says which way it took; the last line is `N passed, N failed`. Expects a built extension.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { findTests } from './findTests.mjs';
import { findDesktop } from './vscode/desktop.mjs';
import { out, root } from './vscode/paths.mjs';
import { start, stop } from './vscode/processes.mjs';
import { printResults, Results } from './vscode/results.mjs';
import { testInWorkbench } from './vscode/testInWorkbench.mjs';
import { versions } from './vscode/versions.mjs';

/** Of the tests alone, in milliseconds: some four times what they take on a quiet machine. */
const limit = 300_000;
/** A copy: tests change the settings of their workspace. */
const folder = join(mkdtempSync(join(tmpdir(), 'mail-log-')), 'samples');

const [target] = process.argv.slice(2);
if (target !== 'oldest' && target !== 'newest' && target !== 'web') {
  console.error('Usage: node scripts/integration.mjs oldest|newest|web');
  process.exit(2);
}

cpSync(join(root, 'samples'), folder, { recursive: true });
process.on('exit', () => rmSync(join(folder, '..'), { recursive: true, force: true, maxRetries: 5 }));
try {
  const { results, problem } = await test(target, await bundleTests());
  printResults(results, problem);
} catch (error) {
  printResults(new Results(), error instanceof Error ? error.message : String(error));
}
process.exit();

/** @returns {Promise<string>} one file for every host: the web extension host loads no second one */
async function bundleTests() {
  const outfile = join(out, 'integration', 'tests.js');
  const tests = join(root, 'test', 'integration');
  const loads = findTests('test/integration').map((file) => `() => require('./${relative(tests, join(root, file))}')`);
  await build({
    stdin: {
      contents: `import { runTests } from './run'; export const run = () => runTests([${loads.join(', ')}]);`,
      resolveDir: tests,
      loader: 'ts',
    },
    outfile,
    bundle: true,
    platform: 'browser',
    format: 'cjs',
    external: ['vscode'],
    // The test of leaks starts the features themselves, as the web has them: that runs in every host.
    resolveExtensions: ['.web.ts', '.ts', '.mjs', '.js', '.json'],
    loader: { '.md': 'text' },
    // mocha's build for browsers must not take the bundle's exports for its own: it shall set globals.
    define: { exports: 'undefined', module: 'undefined' },
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return outfile;
}

/**
 * @param {'oldest' | 'newest' | 'web'} where
 * @param {string} bundle
 */
async function test(where, bundle) {
  if (where === 'web') {
    console.log(`way: web extension host of the workbench ${versions.newest.vscode}`);
    return testInWorkbench({ version: 'newest', host: 'web', bundle, folder, limit });
  }
  const desktop = await findDesktop(where);
  if ('missing' in desktop) {
    console.log(`way: workbench ${versions[where].vscode} in Chromium (no desktop VS Code: ${desktop.missing})`);
    return testInWorkbench({ version: where, host: 'node', bundle, folder, limit });
  }
  console.log(`way: desktop VS Code, ${desktop.executable}`);
  return testInDesktop(desktop, bundle);
}

/**
 * @param {import('./vscode/desktop.mjs').Desktop} desktop
 * @param {string} bundle
 */
async function testInDesktop({ executable, wrapper }, bundle) {
  const program = join(dirname(fileURLToPath(import.meta.url)), 'vscode', 'testInDesktop.mjs');
  const [command = '', ...args] = [...wrapper, process.execPath, program, executable, bundle, folder];
  const results = new Results();
  const child = start(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  results.readFrom(child.stdout);
  results.readFrom(child.stderr);
  const problem = await new Promise((resolve) => {
    child.on('error', (error) => resolve(`Desktop VS Code could not be started: ${error.message}`));
    child.on('close', () => resolve(undefined));
    setTimeout(resolve, limit, `The tests did not end within ${limit / 1000} s.`).unref();
  });
  await stop(child);
  return problem === undefined ? { results } : { results, problem };
}
