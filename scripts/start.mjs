/**
 * Sets everything up, builds, and opens VS Code with the extension on `samples/`, or on a file: `npm start [-- FILE]`.
 * The desktop VS Code where there is one, else its workbench in the browser. Only Node's own modules: it runs before
 * anything is installed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setup } from './setup.mjs';
import { findCode } from './vscode/code.mjs';
import { installServer } from './vscode/install.mjs';
import { out, root } from './vscode/paths.mjs';
import { isStopping } from './vscode/processes.mjs';
import { startServer } from './vscode/server.mjs';
import { serverRunsHere } from './vscode/versions.mjs';
import { quietSettings, workbenchAddress } from './vscode/workbench.mjs';

try {
  await start(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}

/** @param {readonly string[]} args */
async function start([path, ...more]) {
  if (more.length > 0) throw new Error('Usage: npm start [-- FILE]');
  const place = placeOf(path);
  await setup({ steps: ['dependencies'] });
  console.log('Building …');
  runNode('esbuild.mjs');
  const code = findCode();
  if ('missing' in code) return serve(place, code.missing);
  console.log('Opening VS Code …');
  code.open(['--new-window', `--extensionDevelopmentPath=${root}`, ...Object.values(place)]);
}

/**
 * What to open: `samples/` with a transcript in an editor, or the file or folder that is named.
 *
 * @param {string | undefined} path relative to where npm was called
 * @returns {{ readonly folder?: string, readonly file?: string }}
 */
function placeOf(path) {
  if (path === undefined) return { folder: join(root, 'samples'), file: join(root, 'samples', 'swaks-login-535.smtp') };
  const whole = resolve(process.env['INIT_CWD'] ?? '.', path);
  if (!existsSync(whole)) throw new Error(`There is no file ${whole}.`);
  return statSync(whole).isDirectory() ? { folder: whole } : { file: whole };
}

/**
 * Serves the workbench until it is stopped.
 *
 * @param {{ readonly folder?: string, readonly file?: string }} place
 * @param {string} reason why it is not the desktop VS Code
 */
async function serve(place, reason) {
  if (!serverRunsHere) throw new Error(`VS Code cannot be opened: ${reason}. Please install it from https://code.visualstudio.com.`);
  console.log('Packing the extension …');
  runNode('scripts/package.mjs', '--only-pack');
  const installation = await installServer('newest');
  console.log('Starting VS Code …');
  const server = await startServer(installation, { settings: quietSettings, log: () => undefined, vsix: join(out, 'mail-log-annotator.vsix') });
  console.log(`
VS Code runs in the browser, for ${reason}. Open this address; Ctrl+C stops it.

    ${workbenchAddress(server, place)}
`);
  const end = await server.ended;
  if (!isStopping()) throw new Error(`${end}.`);
}

/**
 * Shows what a program says only when it fails.
 *
 * @param {readonly string[]} program a file for Node, and its arguments
 */
function runNode(...program) {
  const { status, stdout, stderr } = spawnSync(process.execPath, program, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${stdout}${stderr}`.trim());
}
