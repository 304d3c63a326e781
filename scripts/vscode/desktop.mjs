/** Finds a desktop VS Code for the tests: the one that is named, or one that `@vscode/test-electron` downloads. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installations } from './paths.mjs';
import { versions } from './versions.mjs';

const releases = 'https://update.code.visualstudio.com/api/releases/stable';
const probeLimit = 3000;

/**
 * @typedef {object} Desktop
 * @property {string} executable
 * @property {readonly string[]} wrapper what to start it with: a display where there is none
 */

/**
 * `MAIL_LOG_VSCODE` names the executable of the newest version to test on.
 *
 * @param {import('./versions.mjs').VersionName} version downloaded where it is missing
 * @returns {Promise<Desktop | { readonly missing: string }>} the reason where there is none
 */
export async function findDesktop(version) {
  const named = version === 'newest' ? process.env['MAIL_LOG_VSCODE'] : undefined;
  if (named && !existsSync(named)) throw new Error(`MAIL_LOG_VSCODE names "${named}", which does not exist. Please name the executable of VS Code there.`);
  const wrapper = display();
  if (!wrapper) return { missing: 'there is neither a display nor xvfb-run' };
  if (named) return { executable: named, wrapper };
  if (!(await reachable())) return { missing: 'its download cannot be reached' };

  const { downloadAndUnzipVSCode, resolveCliArgsFromVSCodeExecutablePath, SilentReporter } = await import('@vscode/test-electron');
  try {
    console.log(`Looking for desktop VS Code ${versions[version].desktop} in .vscode-test, downloading it where it is missing …`);
    const executable = await downloadAndUnzipVSCode({
      version: versions[version].desktop,
      cachePath: installations,
      reporter: new SilentReporter(),
    });
    // A machine without a desktop may lack the libraries that its program is linked to.
    const [cli = '', ...args] = resolveCliArgsFromVSCodeExecutablePath(executable);
    const { status } = spawnSync(cli, [...args, '--no-sandbox', '--version'], { stdio: 'ignore', shell: process.platform === 'win32', timeout: 30_000 });
    return status === 0 ? { executable, wrapper } : { missing: 'it does not start on this machine' };
  } catch (error) {
    return { missing: `its download failed (${error instanceof Error ? error.message : String(error)})` };
  }
}

/** @returns {readonly string[] | undefined} nothing where there is no way to show a window */
function display() {
  const { DISPLAY, WAYLAND_DISPLAY, PATH } = process.env;
  if (process.platform !== 'linux' || DISPLAY || WAYLAND_DISPLAY) return [];
  const found = (PATH ?? '').split(delimiter).some((folder) => folder !== '' && existsSync(join(folder, 'xvfb-run')));
  return found ? ['xvfb-run', '-a'] : undefined;
}

async function reachable() {
  try {
    return (await fetch(releases, { method: 'HEAD', signal: AbortSignal.timeout(probeLimit) })).ok;
  } catch {
    return false;
  }
}
