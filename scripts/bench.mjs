/**
 * Measures: `npm run bench`. `npm run bench -- NAME…` runs some of test/bench/NAME.bench.mjs. Inputs are made in the
 * folder for temporary files and kept there. Nothing is installed: a program to compare with is used where it is
 * found. What matters are the ratios; the seconds are those of this machine.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const SUFFIX = '.bench.mjs';
const all = readdirSync('test/bench').filter((file) => file.endsWith(SUFFIX)).map((file) => file.slice(0, -SUFFIX.length));
const named = process.argv.slice(2);
const unknown = named.find((name) => !all.includes(name));
if (unknown !== undefined) {
  console.error(`There is no bench "${unknown}". There are: ${all.join(', ')}.`);
  process.exit(2);
}
execFileSync(process.execPath, ['esbuild.mjs'], { stdio: 'inherit' });
console.log(`Node ${process.version} on ${process.platform}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'processor'}`);
for (const name of named.length > 0 ? named : all) {
  const { run } = await import(`../test/bench/${name}${SUFFIX}`);
  await run((line) => { console.log(line); });
}
