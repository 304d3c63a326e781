/** Starts programs that end with this one, together with all that they start. Only Node's own modules. */
import { spawn } from 'node:child_process';

/** Time to end by itself, in milliseconds: a test run ends its browser and its server. */
const grace = 6000;

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

let stopping = false;

/** Whether this program was told to end. */
export function isStopping() {
  return stopping;
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 */
export function start(command, args, options) {
  // A process group of its own, so that it can be ended as a whole. Windows ends only the program itself.
  const child = spawn(command, [...args], { ...options, detached: process.platform !== 'win32' });
  running.add(child);
  return child;
}

/**
 * Ends a program and what it started; settles when the program has ended.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<void>}
 */
export async function stop(child) {
  if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    signal(child, 'SIGTERM');
    let timer;
    await Promise.race([ended, new Promise((resolve) => (timer = setTimeout(resolve, grace)))]);
    clearTimeout(timer);
  }
  signal(child, 'SIGKILL');
  running.delete(child);
}

/** @param {NodeJS.Signals} name */
function signal(child, name) {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill(name);
    else process.kill(-child.pid, name);
  } catch {
    // Nothing of the group is left.
  }
}

process.on('exit', () => {
  for (const child of running) signal(child, 'SIGKILL');
});
for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.once(name, async () => {
    stopping = true;
    await Promise.all([...running].map(stop));
    process.exit(name === 'SIGINT' ? 130 : 143);
  });
}
