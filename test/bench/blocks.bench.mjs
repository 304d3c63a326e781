/** What the editor asks of the core, without an editor around it: a log of 1 MB beside one of 45 MB. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { execFileSync } from 'node:child_process';
import { build } from 'esbuild';
import { generate } from './generate.mjs';
import { postfixLog } from './postfixLog.mjs';

const here = fileURLToPath(import.meta.url);
const core = 'out/bench/core.mjs';
const ROUNDS = 20;

/** @param {(line: string) => void} print */
export async function run(print) {
  await build({ entryPoints: ['src/core/index.ts'], outfile: core, bundle: true, format: 'esm', platform: 'neutral', logLevel: 'warning' });
  for (const megabytes of [1, 10, 45]) {
    const file = join(tmpdir(), 'mail-log-bench', `postfix-${megabytes}.log`);
    generate(file, megabytes * 1e6, () => postfixLog());
    // A process each, whose memory is its own.
    print(execFileSync(process.execPath, ['--expose-gc', here, file], { encoding: 'utf8' }).trim());
  }
}

if (process.argv[1] === here) await measure(process.argv[2] ?? '');

async function measure(file) {
  const { Blocks, hoverAt } = await import(`${process.cwd()}/${core}`);
  const lines = readFileSync(file, 'latin1').split('\n');
  lines.pop();
  const document = { get lineCount() { return lines.length; }, text: (from, to) => lines.slice(from, to).join('\n') };
  const megabytes = lines.reduce((length, line) => length + line.length + 1, 0) / 1e6;
  // What the program itself holds once it has worked is none of the document's.
  const other = new Blocks({ lineCount: 2000, text: (from, to) => lines.slice(from, Math.min(to, 2000)).join('\n') });
  while (!other.done) other.advance();
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const start = performance.now();
  const blocks = new Blocks(document);
  while (blocks.advance() === 0 && !blocks.done);
  const first = performance.now() - start;
  let longest = 0;
  while (!blocks.done) longest = Math.max(longest, took(() => blocks.advance()));
  const whole = performance.now() - start;
  globalThis.gc?.();
  const held = (process.memoryUsage().heapUsed - before) / 1e6;

  let count = 0;
  const settle = () => { while (!blocks.done) count += blocks.advance(); };
  const edit = best(() => {
    const at = Math.floor(lines.length / 2);
    lines[at] = `${lines[at]} `;
    blocks.edit(at, 1, 1);
    settle();
  });
  const edited = Math.round(count / ROUNDS);
  count = 0;
  const append = best(() => {
    lines.push('Nov 24 10:00:01 mail postfix/smtpd[77]: NOQUEUE: reject: RCPT from unknown[192.0.2.1]: 554 5.7.1 <bob@example.net>: Relay access denied; from=<> to=<bob@example.net> proto=ESMTP helo=<x>');
    blocks.edit(lines.length - 2, 1, 2);
    settle();
  });
  const appended = Math.round(count / ROUNDS);
  const hovers = hoversOn(lines, (line, character) => hoverAt(blocks, { line, character, text: lines[line] }, { reveal: false, isShown: () => false }));
  const ms = (time) => `${time.toFixed(1)} ms`;
  process.stdout.write(
    `blocks of ${megabytes.toFixed(0)} MB: first ${ms(first)}, whole ${ms(whole)}, longest step ${ms(longest)}; an edit in the middle ${ms(edit)} (${edited} lines), an append ${ms(append)} (${appended} lines), a hover ${ms(median(hovers.shown))}, where nobody has shown the lines yet ${ms(median(hovers.first))} and ${ms(Math.max(...hovers.first))} at most; ${held.toFixed(1)} MB held, ${(held / megabytes).toFixed(2)} times the text\n`,
  );
}

/** How long hovers over reply codes take, all over the document: the first at its place, and another one there. */
function hoversOn(lines, hover) {
  const first = [];
  const shown = [];
  for (let step = 0; step < 100; step++) {
    let line = Math.floor((lines.length * (step + 0.5)) / 100);
    while (line < lines.length && !lines[line].includes(' said: 550 ')) line++;
    if (line === lines.length) continue;
    const at = lines[line].indexOf(' said: 550 ') + ' said: 5'.length;
    const ask = () => {
      if (!hover(line, at)) throw new Error(`Nothing is told of line ${line + 1}.`);
    };
    first.push(took(ask));
    shown.push(took(ask));
  }
  return { first, shown };
}

function median(times) {
  return [...times].sort((one, other) => one - other)[Math.floor(times.length / 2)];
}

function took(act) {
  const start = performance.now();
  act();
  return performance.now() - start;
}

function best(act) {
  let least = Infinity;
  for (let round = 0; round < ROUNDS; round++) least = Math.min(least, took(act));
  return least;
}
