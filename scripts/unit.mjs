/**
 * Bundles tests that need no editor and runs them with mocha on plain Node; the last line is `N passed, N failed`.
 *
 * `node scripts/unit.mjs [FOLDER|FILE…]` runs each `*.test.ts` in the folders and below, and these files; without one, those of `test/unit`.
 */
import { build } from 'esbuild';
import { availableParallelism } from 'node:os';
import Mocha from 'mocha';
import { findTests } from './findTests.mjs';

const asked = process.argv.slice(2);
const places = asked.length > 0 ? asked : ['test/unit'];
const entryPoints = places.flatMap((named) => (named.endsWith('.ts') ? [named] : findTests(named)));

await build({
  entryPoints,
  outdir: 'out',
  outbase: '.',
  bundle: true,
  // These are programs of their own; the rest is bundled, as it is for users.
  external: ['esbuild', 'eslint', 'typescript'],
  platform: 'node',
  format: 'esm',
  // The tests share one core: a copy for each would be compiled and warmed up anew.
  splitting: true,
  outExtension: { '.js': '.mjs' },
  banner: { js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);" },
  sourcemap: 'inline',
  logLevel: 'warning',
});

const mocha = new Mocha({ parallel: true, jobs: availableParallelism(), reporter: 'dot', checkLeaks: true, timeout: 120_000 });
for (const entry of entryPoints) mocha.addFile(`out/${entry.replace(/\.ts$/, '.mjs')}`);
const runner = mocha.run((failures) => {
  const { passes } = runner.stats;
  // A run without a test proves nothing.
  const failed = passes + failures === 0 ? 1 : failures;
  console.log(`${passes} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
});
