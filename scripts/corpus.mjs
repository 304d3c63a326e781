/**
 * Reads every file of a folder of logs and prints by subfolder what was found.
 *
 *   MAIL_LOG_CORPUS=folder npm run corpus [-- --files] [-- --held] [FOLDER…]
 *
 * `--files` prints a row for each file; `--held` takes only every third file by
 * name, the share that nobody looks at while rules are written, and `--seen`
 * the others. A line is recognised when a format takes it. Exit status 1 when
 * a file brings an exception.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const folder = process.env['MAIL_LOG_CORPUS'];
if (!folder) {
  console.log('corpus: skipped, MAIL_LOG_CORPUS names no folder');
  process.exit(0);
}
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { files: { type: 'boolean' }, held: { type: 'boolean' }, seen: { type: 'boolean' } },
});

await build({
  stdin: { contents: "export * from './src/core'; export { readLine } from './src/core/reading/readLine';", resolveDir: '.' },
  outfile: 'out/corpus/core.mjs',
  bundle: true,
  platform: 'node',
  format: 'esm',
  logLevel: 'warning',
});
const { analyzeBlock, detectFormats, readLine, splitLines, startState } = await import('../out/corpus/core.mjs');

const BLOCK = 500;
const NONE = { files: 0, lines: 0, recognised: 0, replies: 0, failures: 0, permanent: 0, exceptions: 0 };

let failed = false;
console.log(row('folder', Object.fromEntries(Object.keys(NONE).map((key) => [key, key]))));
for (const name of positionals.length > 0 ? positionals : readdirSync(folder).sort()) {
  if (!statSync(join(folder, name)).isDirectory()) continue;
  const total = { ...NONE };
  const files = filesUnder(join(folder, name)).sort();
  for (const [index, file] of files.entries()) {
    const held = index % 3 === 2;
    if ((options.held && !held) || (options.seen && held)) continue;
    const counted = count(file);
    if (options.files) console.log(row(`  ${file.slice(folder.length + name.length + 2).slice(-58)}`, counted, counted.formats));
    for (const key of Object.keys(NONE)) total[key] += counted[key];
  }
  failed ||= total.exceptions > 0;
  console.log(row(name, total));
}
process.exitCode = failed ? 1 : 0;

function filesUnder(path) {
  return readdirSync(path, { recursive: true }).map((name) => join(path, String(name))).filter((file) => statSync(file).isFile());
}

function count(file) {
  const lines = splitLines(readFileSync(file, 'utf8'));
  const counted = { ...NONE, files: 1, lines: lines.length, formats: '' };
  try {
    const head = lines.slice(0, BLOCK).join('\n');
    const { likeliest, sure } = detectFormats(head);
    counted.formats = likeliest ? likeliest.id + (sure.includes(likeliest) ? '' : '?') : '-';
    let state = startState(head);
    const memories = new Map();
    const memoryOf = (id) => memories.get(id) ?? memories.set(id, new Map()).get(id);
    for (let first = 0; first < lines.length; first += BLOCK) {
      const block = lines.slice(first, first + BLOCK);
      const { facts, exit } = analyzeBlock(block.join('\n'), state, { last: first + BLOCK >= lines.length });
      for (const fact of facts) {
        if (fact.kind === 'reply') counted.replies += fact.lines.length;
        if (fact.kind !== 'failure') continue;
        counted.failures++;
        if (fact.permanent) counted.permanent++;
      }
      for (const line of block) {
        const { format } = readLine(line, exit.formats, memoryOf);
        if (format && !format.takesAnything) counted.recognised++;
      }
      state = exit;
    }
  } catch (error) {
    counted.exceptions++;
    console.error(`${file}: ${error instanceof Error ? error.stack : error}`);
  }
  return counted;
}

function row(name, numbers, last = '') {
  return name.padEnd(60) + Object.keys(NONE).map((key) => String(numbers[key]).padStart(key.length + 2)).join('') + (last ? `  ${last}` : '');
}
