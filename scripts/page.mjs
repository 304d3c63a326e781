/**
 * Runs the tests that look at a real VS Code from outside: `node scripts/page.mjs [WORD…]` runs those whose titles hold
 * the words. One window serves all of them. What stood on the screen when a test failed is in `out/page`. The last line
 * is `N passed, N failed`. Expects a built extension; Linux x64 only, like the workbench it opens.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build } from 'esbuild';
import Mocha from 'mocha';
import { findTests } from './findTests.mjs';
import { out, root } from './vscode/paths.mjs';
import { printResults, Results } from './vscode/results.mjs';

/** How long one test may take, in milliseconds: far more than it does, for a machine that is busy with other work. */
const limit = 45_000;

const screenshots = join(out, 'page');
const bundle = join(out, 'page', 'tests.mjs');
rmSync(screenshots, { recursive: true, force: true });
mkdirSync(screenshots, { recursive: true });

const results = new Results();
try {
  await bundleTests();
  // On a busy machine a key or the pointer may come before the page is ready for it; what fails twice is wrong.
  const mocha = new Mocha({ timeout: limit, retries: 1, reporter: Report, grep: process.argv.slice(2).join(' ') });
  mocha.addFile(bundle);
  await mocha.loadFilesAsync();
  await new Promise((resolve) => mocha.run(resolve));
  results.complete = true;
  printResults(results);
} catch (error) {
  printResults(results, error instanceof Error ? error.stack : String(error));
}
process.exit();

/** One file, so that all tests share one window. */
async function bundleTests() {
  const tests = join(root, 'test', 'page');
  const files = ['support/window.ts', ...findTests('test/page').map((file) => relative(tests, join(root, file)))];
  await build({
    stdin: { contents: files.map((file) => `import './${file}';`).join('\n'), resolveDir: tests, loader: 'ts' },
    outfile: bundle,
    bundle: true,
    packages: 'external',
    // The scripts find their files by their own place.
    external: [join(root, 'scripts', '*')],
    platform: 'node',
    format: 'esm',
    sourcemap: 'inline',
    logLevel: 'warning',
  });
}

/** Notes each result. */
function Report(runner) {
  runner.on('pass', (test) => results.tests.push({ title: test.fullTitle(), milliseconds: test.duration }));
  runner.on('fail', (test, error) => results.tests.push({ title: test.fullTitle(), error: error.stack ?? error.message }));
}
