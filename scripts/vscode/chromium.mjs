/** Finds a browser of the Chromium family, and starts it without a window. */
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';

/** Names of programs on the PATH (Linux). */
const programs = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge-stable', 'microsoft-edge'];

/** Places below the applications folders of macOS, of all users and of this one. */
const macPrograms = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

/** Places below the program folders of Windows. */
const windowsPrograms = ['Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];

/**
 * Root inside a container has no sandbox; and the browser must talk to nobody but the server under test, so every
 * other name fails to resolve.
 */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

/**
 * The browser's program; on Debian as root it is installed where there is none.
 *
 * @returns {Promise<string>}
 */
export async function findChromium() {
  const named = process.env['MAIL_LOG_CHROMIUM'];
  if (named) {
    if (isProgram(named)) return named;
    throw new Error(`MAIL_LOG_CHROMIUM names "${named}", which is no program. Please name the browser's program there.`);
  }
  const found = onThisMachine() ?? (await playwrightsOwn());
  if (found) return found;
  if (installFromDebian()) {
    const installed = onThisMachine();
    if (installed) return installed;
  }
  throw new Error(
    'No Chromium was found. Please install Chrome, Chromium or Edge, or run "npx playwright-core install chromium", ' +
      'or name a browser\'s program in the environment variable MAIL_LOG_CHROMIUM.',
  );
}

/**
 * Starts the browser with a new profile.
 *
 * @returns {Promise<import('playwright-core').Browser>}
 */
export async function startChromium() {
  const { chromium } = await import('playwright-core');
  return chromium.launch({ executablePath: await findChromium(), args: flags });
}

/** @returns {string | undefined} */
function onThisMachine() {
  return candidates().find(isProgram);
}

/** @returns {readonly string[]} */
function candidates() {
  const { env } = process;
  switch (process.platform) {
    case 'darwin':
      return ['/Applications', join(env['HOME'] ?? '', 'Applications')].flatMap((folder) => macPrograms.map((program) => join(folder, program)));
    case 'win32':
      return [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].flatMap((folder) =>
        folder ? windowsPrograms.map((program) => join(folder, program)) : [],
      );
    default: {
      const folders = (env['PATH'] ?? '').split(delimiter).filter(Boolean);
      return programs.flatMap((program) => folders.map((folder) => join(folder, program)));
    }
  }
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @returns {Promise<string | undefined>} */
async function playwrightsOwn() {
  const { chromium } = await import('playwright-core');
  const path = chromium.executablePath();
  return path && isProgram(path) ? path : undefined;
}

/** @returns {boolean} whether it was installed; false where this is not Debian or not root */
function installFromDebian() {
  const release = '/etc/os-release';
  const debian = existsSync(release) && /^ID=debian$/m.test(readFileSync(release, 'utf8'));
  if (!debian || process.getuid?.() !== 0) return false;
  console.log('Installing Chromium from Debian for the tests …');
  // The lists of a fresh container are empty, those of an old one name files that are gone: update, and try again.
  if (!aptGet('install', '-y', '--no-install-recommends', 'chromium')) {
    if (aptGet('update') === false) return false;
    return aptGet('install', '-y', '--no-install-recommends', 'chromium');
  }
  return true;
}

/** @param {readonly string[]} args */
function aptGet(...args) {
  const { status } = spawnSync('apt-get', args, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  return status === 0;
}
