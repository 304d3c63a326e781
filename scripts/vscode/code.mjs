/** Finds the user's own VS Code, by its command-line program. Only Node's own modules. */
import { spawnSync } from 'node:child_process';

const programs = ['code', 'code-insiders', 'codium', '/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code'];

/** The oldest that the extension runs in: `engines.vscode` of the manifest. */
const oldest = [1, 96];

/**
 * @typedef {object} Code
 * @property {(args: readonly string[]) => void} open throws with a message for people when it cannot
 */

/** @returns {Code | { readonly missing: string }} the reason where there is none that can show a window */
export function findCode() {
  const { env, platform } = process;
  // `code` is another program there, which knows no extension under development.
  if (env['VSCODE_IPC_HOOK_CLI'] || env['WSL_DISTRO_NAME']) return { missing: 'this terminal is remote' };
  if (platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return { missing: 'there is no display' };
  const program = programs.find(isNewEnough);
  if (program === undefined) return { missing: `no program "code" of version ${oldest.join('.')} or newer was found` };
  return {
    open(args) {
      const { status, stderr } = call(program, args);
      if (status !== 0) throw new Error(`VS Code could not be opened:\n${stderr?.trim() ?? ''}`);
    },
  };
}

/** @param {string} program false also for one that does not start, as for root */
function isNewEnough(program) {
  const { status, stdout } = call(program, ['--version']);
  const [, major, minor] = /^(\d+)\.(\d+)\./.exec(stdout ?? '') ?? [];
  return status === 0 && (Number(major) > oldest[0] || (Number(major) === oldest[0] && Number(minor) >= oldest[1]));
}

/**
 * @param {string} program
 * @param {readonly string[]} args
 */
function call(program, args) {
  // Windows' code.cmd cannot be started without a shell.
  const shell = process.platform === 'win32';
  return spawnSync(program, shell ? args.map((one) => `"${one}"`) : [...args], { encoding: 'utf8', shell, timeout: 60_000 });
}
