/** Bundles the unit tests and runs them with mocha on plain Node; the last line is `N passed, N failed`. */
import { readdirSync } from 'node:fs';
import { build } from 'esbuild';
import Mocha from 'mocha';

const folder = 'test/unit';
const entryPoints = readdirSync(folder, { recursive: true })
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => `${folder}/${name}`);

await build({
  entryPoints,
  outdir: 'out/unit',
  bundle: true,
  platform: 'node',
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  sourcemap: 'inline',
  logLevel: 'warning',
});

const mocha = new Mocha({ reporter: 'dot', checkLeaks: true });
for (const entry of entryPoints) mocha.addFile(entry.replace(folder, 'out/unit').replace(/\.ts$/, '.cjs'));
const runner = mocha.run((failures) => {
  const { passes } = runner.stats;
  // A run without a test proves nothing.
  const failed = passes + failures === 0 ? 1 : failures;
  console.log(`${passes} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
});
