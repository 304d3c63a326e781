/**
 * Makes a fresh checkout ready: the dependencies, and what the tests need besides. What is there already is left
 * alone. Only Node's own modules are imported up front: this runs before anything is installed.
 *
 * `node scripts/setup.mjs` installs the dependencies; `node scripts/setup.mjs oldest newest chromium` these as well.
 */
import { existsSync } from 'node:fs';
import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { npm } from './vscode/npm.mjs';
import { root } from './vscode/paths.mjs';

/** @typedef {'dependencies' | 'oldest' | 'newest' | 'chromium'} SetupStep */

const oldestNode = [20, 19];

/**
 * Rejects with a message for people when a step cannot be done.
 *
 * @param {{ steps: readonly SetupStep[] }} options in the order to do them
 * @returns {Promise<void>}
 */
export async function setup({ steps }) {
  checkNode();
  for (const step of steps) await perform(step);
}

/** @param {SetupStep} step */
async function perform(step) {
  switch (step) {
    case 'dependencies':
      return installDependencies();
    case 'oldest':
    case 'newest': {
      const { installServer } = await import('./vscode/install.mjs');
      return void (await installServer(step));
    }
    case 'chromium': {
      const { findChromium } = await import('./vscode/chromium.mjs');
      return void (await findChromium());
    }
    default:
      throw new Error(`There is no set-up step "${String(step)}": dependencies, oldest, newest and chromium are.`);
  }
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [leastMajor, leastMinor] = oldestNode;
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return;
  throw new Error(`Node ${process.versions.node} is too old: please install Node ${oldestNode.join('.')} or newer.`);
}

async function installDependencies() {
  const lock = join(root, 'package-lock.json');
  // npm removes node_modules first, so the copy is there only after an installation that came to its end.
  const stamp = join(root, 'node_modules', '.installed-from');
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === (await readFile(lock, 'utf8'))) return;
  console.log('Installing dependencies …');
  await npm(['ci', '--include=dev', '--include=optional'], root);
  await copyFile(lock, stamp);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const steps = /** @type {SetupStep[]} */ (process.argv.slice(2));
  setup({ steps: ['dependencies', ...steps] }).catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
