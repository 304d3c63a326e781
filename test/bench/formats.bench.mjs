import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const CORPUS = 'test/corpus';
const LINES = 20_000;
const BLOCK = 500;
const ROUNDS = 5;

/**
 * What a line costs by format, in nanoseconds: to detect what it is, to read it
 * for everything it says, and to read it for findings alone. Each number is the
 * best of some rounds over the cases of the format, repeated. A line of one
 * format is asked of the signs of all, so the first column shows what the
 * formats cost each other.
 * @param {(line: string) => void} print
 */
export async function run(print) {
  mkdirSync('out/bench', { recursive: true });
  await build({
    stdin: { contents: "export * from './src/core'; export { detectFormats } from './src/core/reading/detect';", resolveDir: resolve('.') },
    outfile: 'out/bench/core.mjs',
    bundle: true,
    platform: 'neutral',
    format: 'esm',
    logLevel: 'warning',
  });
  const core = await import(pathToFileURL(resolve('out/bench/core.mjs')).href);
  print(`${'format'.padEnd(18)}${'detect'.padStart(10)}${'read'.padStart(10)}${'findings'.padStart(10)}   ns a line`);
  for (const { id } of core.formats) {
    const lines = linesOf(id);
    const head = lines.slice(0, BLOCK).join('\n');
    const blocks = blocksOf(lines);
    const perLine = (time, count) => String(Math.round(time / count)).padStart(10);
    const detect = best(() => core.detectFormats(head));
    const read = best(() => readAll(core, head, blocks, {}));
    const findings = best(() => readAll(core, head, blocks, { only: 'findings' }));
    print(id.padEnd(18) + perLine(detect, BLOCK) + perLine(read, lines.length) + perLine(findings, lines.length));
  }
}

function linesOf(id) {
  const cases = readdirSync(`${CORPUS}/${id}`).filter((file) => file.endsWith('.log'));
  const once = cases.flatMap((file) => readFileSync(`${CORPUS}/${id}/${file}`, 'utf8').trimEnd().split('\n'));
  const lines = [];
  while (lines.length < LINES) lines.push(...once.slice(0, LINES - lines.length));
  return lines;
}

function blocksOf(lines) {
  const blocks = [];
  for (let first = 0; first < lines.length; first += BLOCK) blocks.push(lines.slice(first, first + BLOCK).join('\n'));
  return blocks;
}

function readAll(core, head, blocks, wanted) {
  let state = core.startState(head);
  for (const block of blocks) state = core.analyzeBlock(block, state, { last: false, ...wanted }).exit;
}

/** @returns nanoseconds */
function best(what) {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const before = performance.now();
    what();
    least = Math.min(least, performance.now() - before);
  }
  return least * 1e6;
}
