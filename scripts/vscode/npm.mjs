/** Runs npm quietly; only Node's own modules, for it serves before anything is installed. */
import { spawn } from 'node:child_process';

/**
 * Quiet, and deaf to what the environment may say (`NODE_ENV=production` would leave out the build tools). No package
 * used here needs its install script: esbuild's program comes as a package of its own.
 */
const always = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-progress', '--loglevel=error', '--dry-run=false'];

/**
 * Rejects with npm's own words when it fails.
 *
 * @param {readonly string[]} args
 * @param {string} cwd the folder whose package.json npm works on
 * @returns {Promise<void>}
 */
export async function npm(args, cwd) {
  const all = [...args, ...always];
  const script = process.env['npm_execpath'];
  // The script of a running `npm start` is preferred: Windows' npm.cmd cannot be started without a shell.
  const child = script?.endsWith('npm-cli.js')
    ? spawn(process.execPath, [script, ...all], { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    : spawn('npm', all, { cwd, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });
  let said = '';
  child.stdout.on('data', (data) => (said += data));
  child.stderr.on('data', (data) => (said += data));
  const status = await new Promise((resolve, reject) => {
    child.on('error', (error) => reject(new Error(`npm could not be started (${error.message}). Is it installed?`)));
    child.on('close', resolve);
  });
  if (status !== 0) throw new Error(`npm ${args.join(' ')} failed:\n${said.trim()}`);
}
