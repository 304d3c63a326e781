/**
 * Packs the extension into `out/mail-log-annotator.vsix` and looks at what is inside: nothing but what is named here,
 * and all of it. The last line is `N passed, N failed`. `--only-pack` looks at nothing and takes a second. Expects a
 * built extension.
 */
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { createVSIX } from '@vscode/vsce';
import { openPromise } from 'yauzl';
import { out, root } from './vscode/paths.mjs';
import { printResults, Results } from './vscode/results.mjs';

/** The files of the package, as patterns of whole paths; each must be there at least once. */
const expected = [
  '[Content_Types].xml',
  'extension.vsixmanifest',
  'extension/package.json',
  'extension/package.nls.json',
  'extension/readme.md',
  'extension/changelog.md',
  'extension/LICENSE.txt',
  'extension/dist/extension.js',
  'extension/dist/start.js',
  'extension/dist/core.js',
  'extension/dist/web/extension.js',
  'extension/dist/mail-log.js',
  'extension/dist/report.js',
  'extension/dist/summary.js',
  'extension/dist/summary.css',
  'extension/syntaxes/*.json',
  'extension/images/icon.png',
];

/**
 * Bytes of the packed file. More than this is a mistake until somebody has thought about it. The core with its
 * knowledge stands in it three times, some 270 kB each: for the desktop, in the web's only file and in the terminal's.
 */
const mostBytes = 1_500_000;

const vsix = join(out, 'mail-log-annotator.vsix');

const onlyPack = process.argv.includes('--only-pack');
const results = new Results();
try {
  await mkdir(out, { recursive: true });
  // The package is not bound to a repository: links in the README stay as they are.
  await createVSIX({
    cwd: root,
    packagePath: vsix,
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
    // Most of the time goes into looking for secrets.
    allowPackageAllSecrets: onlyPack,
    allowPackageEnvFile: onlyPack,
  });
  if (onlyPack) process.exit();
  const files = await contentsOf(vsix);
  const paths = [...files.keys()];
  const { size } = await stat(vsix);
  check('the package holds what it needs', expected.filter((pattern) => !paths.some((path) => matches(pattern, path))));
  check('the package holds nothing else', paths.filter((path) => !expected.some((pattern) => matches(pattern, path))));
  check('the package names no folder of this machine', paths.filter((path) => files.get(path)?.includes(root)));
  check(`the package is smaller than ${mostBytes} bytes`, size < mostBytes ? [] : [`${size} bytes`]);
  results.complete = true;
  printResults(results);
} catch (error) {
  printResults(results, error instanceof Error ? error.message : String(error));
}

/**
 * @param {string} title
 * @param {readonly string[]} faults none where all is well
 */
function check(title, faults) {
  results.tests.push(faults.length === 0 ? { title } : { title, error: faults.join('\n') });
}

/** `*` stands for one or more characters of a name. */
function matches(pattern, path) {
  const source = pattern.split('*').map((text) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('[^/]+');
  return new RegExp(`^${source}$`).test(path);
}

/** @returns {Promise<ReadonlyMap<string, Buffer>>} each file, by its path */
async function contentsOf(zip) {
  const files = new Map();
  const archive = await openPromise(zip);
  for await (const entry of archive.eachEntry()) {
    if (!entry.fileName.endsWith('/')) files.set(entry.fileName, await buffer(await archive.openReadStreamPromise(entry)));
  }
  return files;
}
