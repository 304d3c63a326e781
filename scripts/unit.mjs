/** Bundles the tests in the folders named (`test/unit` where none is) and runs them with mocha on plain Node; the last line is `N passed, N failed`. */
import { readdirSync } from 'node:fs';
import { build } from 'esbuild';
import Mocha from 'mocha';

const folders = process.argv.length > 2 ? process.argv.slice(2) : ['test/unit'];
const entryPoints = folders.flatMap((folder) =>
  readdirSync(folder, { recursive: true })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.test.ts')),
);

await build({
  entryPoints,
  outdir: 'out/test',
  outbase: 'test',
  bundle: true,
  platform: 'node',
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  sourcemap: 'inline',
  logLevel: 'warning',
});

const mocha = new Mocha({ reporter: 'dot', checkLeaks: true });
for (const entry of entryPoints) mocha.addFile(`out/${entry.replace(/\.ts$/, '.cjs')}`);
const runner = mocha.run((failures) => {
  const { passes } = runner.stats;
  // A run without a test proves nothing.
  const failed = passes + failures === 0 ? 1 : failures;
  console.log(`${passes} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
});
