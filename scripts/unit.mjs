/**
 * Bundles tests that need no editor and runs them with mocha on plain Node; the last line is `N passed, N failed`.
 *
 * `node scripts/unit.mjs [FOLDER…]` runs each `*.test.ts` in the folders and below; without one, those of `test/unit`.
 */
import { build } from 'esbuild';
import Mocha from 'mocha';
import { findTests } from './findTests.mjs';

const named = process.argv.slice(2);
const folders = named.length > 0 ? named : ['test/unit'];
const entryPoints = folders.flatMap(findTests);

await build({
  entryPoints,
  outdir: 'out',
  outbase: '.',
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  sourcemap: 'inline',
  logLevel: 'warning',
});

const mocha = new Mocha({ reporter: 'dot', checkLeaks: true, timeout: 30_000 });
for (const entry of entryPoints) mocha.addFile(`out/${entry.replace(/\.ts$/, '.cjs')}`);
const runner = mocha.run((failures) => {
  const { passes } = runner.stats;
  // A run without a test proves nothing.
  const failed = passes + failures === 0 ? 1 : failures;
  console.log(`${passes} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
});
