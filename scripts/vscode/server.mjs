/** Runs VS Code's server on 127.0.0.1, and ends it with everything it started. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { noiseDetector } from './noise.mjs';
import { start, stop } from './processes.mjs';

const startLimit = 30_000;

/**
 * @typedef {object} Server
 * @property {number} port on 127.0.0.1
 * @property {string} token what a request must carry: others on this machine must not run code as this user
 * @property {string} settingsFile the user's settings.json; a page opened after a change sees the change
 * @property {Promise<string>} ended settles when the server ends, by itself or not, with the reason
 * @property {() => Promise<void>} stop
 */

/**
 * Starts a server and waits until it answers.
 *
 * @param {import('./install.mjs').Installation} installation
 * @param {object} options
 * @param {Readonly<Record<string, unknown>>} options.settings of the user
 * @param {(line: string) => void} options.log gets what the server says, without the noise
 * @param {string} [options.vsix] a packed extension, installed as a user would
 * @param {boolean} [options.testDriver] without it a built VS Code loads no extension under development and reports
 *   no result of tests; it also never asks the user anything
 * @returns {Promise<Server>}
 */
export async function startServer({ node, main }, { settings, log, vsix, testDriver = false }) {
  const folder = mkdtempSync(join(tmpdir(), 'mail-log-'));
  const settingsFile = join(folder, 'server', 'data', 'User', 'settings.json');
  await mkdir(join(settingsFile, '..'), { recursive: true });
  await writeFile(settingsFile, JSON.stringify(settings));

  const token = randomBytes(16).toString('hex');
  const options = ['--host', '127.0.0.1', '--port', '0', '--connection-token', token];
  const folders = ['--accept-server-license-terms', '--server-data-dir', join(folder, 'server'), '--extensions-dir', join(folder, 'extensions')];
  if (vsix !== undefined) await installExtension([main, ...folders, '--install-extension', vsix], node, environment(folder));
  const manners = ['--disable-workspace-trust', '--telemetry-level', 'off', ...(testDriver ? ['--enable-smoke-test-driver'] : [])];
  const child = start(node, [main, ...options, ...folders, ...manners], { env: environment(folder), stdio: ['ignore', 'pipe', 'pipe'] });

  const clean = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  process.on('exit', clean);
  const ended = new Promise((resolve) => {
    child.on('error', (error) => resolve(`VS Code's server could not be started: ${error.message}`));
    child.on('exit', (code, signal) => resolve(`VS Code's server ended (${signal ?? `exit code ${code}`})`));
  });
  const end = async () => {
    await stop(child);
    clean();
    process.off('exit', clean);
  };

  try {
    const port = await listening(child, log, ended);
    await answering(port, ended);
    return { port, token, settingsFile, ended, stop: end };
  } catch (error) {
    await end();
    throw error;
  }
}

/**
 * Nothing of a VS Code in whose terminal this may run, no place outside the folder for sockets and caches, and no
 * marketplace to ask.
 *
 * @param {string} folder
 */
function environment(folder) {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(VSCODE_|ELECTRON_|NODE_OPTIONS$|XDG_RUNTIME_DIR$|npm_)/.test(name));
  return { ...Object.fromEntries(inherited), TMPDIR: folder, XDG_CACHE_HOME: join(folder, 'cache'), EXTENSIONS_GALLERY: '{}' };
}

/**
 * @param {readonly string[]} args
 * @param {string} node
 * @param {NodeJS.ProcessEnv} env
 */
async function installExtension(args, node, env) {
  const child = start(node, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.on('data', (data) => (said += data));
  child.stderr.on('data', (data) => (said += data));
  const status = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  await stop(child);
  if (status !== 0) throw new Error(`VS Code could not install the packed extension:\n${said.trim()}`);
}

/** The port, from what the server says. */
async function listening(child, log, ended) {
  const isNoise = noiseDetector();
  const port = new Promise((resolve) => {
    const read = (line) => {
      const match = /^Extension host agent listening on (\d+)/.exec(line);
      if (match) resolve(Number(match[1]));
      if (!isNoise(line)) log(line);
    };
    createInterface({ input: child.stdout }).on('line', read);
    createInterface({ input: child.stderr }).on('line', read);
  });
  return within(startLimit, port, ended);
}

/** Settles when the server answers requests: it says that it listens a little earlier. */
async function answering(port, ended) {
  const answer = async () => {
    for (const start = Date.now(); Date.now() - start < startLimit; ) {
      const response = await fetch(`http://127.0.0.1:${port}/version`).catch(() => undefined);
      if (response?.ok) return;
      await delay(100);
    }
  };
  return within(startLimit, answer(), ended);
}

/**
 * @template T
 * @param {number} limit milliseconds
 * @param {Promise<T>} work
 * @param {Promise<string>} ended
 * @returns {Promise<T>}
 */
async function within(limit, work, ended) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`VS Code's server did not answer within ${limit / 1000} s.`)), limit);
  });
  const dead = ended.then((reason) => Promise.reject(new Error(`${reason} before it answered.`)));
  try {
    return await Promise.race([work, late, dead]);
  } finally {
    clearTimeout(timer);
    dead.catch(() => {});
  }
}

/** @param {number} milliseconds */
function delay(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}
