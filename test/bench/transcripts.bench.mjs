/** What the first text costs that a program reads: each sample in a process of its own, whose patterns are not made ready yet. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = fileURLToPath(import.meta.url);
const core = 'out/bench/core.mjs';

/** @param {(line: string) => void} print */
export async function run(print) {
  await build({ entryPoints: ['src/core/index.ts'], outfile: core, bundle: true, format: 'esm', platform: 'neutral', logLevel: 'warning' });
  const samples = readdirSync('samples').filter((name) => /\.(?:smtp|log)$/.test(name));
  const measured = samples.map((name) => JSON.parse(execFileSync(process.execPath, [here, `samples/${name}`], { encoding: 'utf8' })));
  for (const [what, words] of Object.entries({ formats: 'until its formats are known', whole: 'until it is read', longest: 'longest step' })) {
    const times = measured.map((one) => one[what]).sort((a, b) => a - b);
    print(`first text, ${words}: median ${times[times.length >> 1].toFixed(0)} ms, at most ${times.at(-1).toFixed(0)} ms, of ${times.length} samples`);
  }
}

if (process.argv[1] === here) await measure(process.argv[2] ?? '');

async function measure(file) {
  const { Blocks } = await import(`${process.cwd()}/${core}`);
  const lines = readFileSync(file, 'utf8').split('\n');
  const blocks = new Blocks({ lineCount: lines.length, text: (from, to) => lines.slice(from, to).join('\n') });
  const start = performance.now();
  let [longest, formats] = [0, 0];
  while (!blocks.done) {
    const before = performance.now();
    const read = blocks.advance();
    longest = Math.max(longest, performance.now() - before);
    if (read === 0) formats = performance.now() - start;
  }
  process.stdout.write(JSON.stringify({ formats, whole: performance.now() - start, longest }));
}
