import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { clearInterval, setInterval } from 'node:timers';

/** @typedef {{ readonly seconds: number, readonly megabytes: number }} Cost seconds on the clock; the most memory it held, 0 where that cannot be seen */

/**
 * Runs a program to its end, its output thrown away.
 * @param {readonly string[]} command
 * @param {number} [times] the quickest of so many is taken: others may have disturbed the rest
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<Cost>}
 */
export async function timed(command, times = 3, env = process.env) {
  let best = { seconds: Infinity, megabytes: 0 };
  for (let run = 0; run < times; run++) {
    const cost = await once(command, env);
    best = { seconds: Math.min(best.seconds, cost.seconds), megabytes: Math.max(best.megabytes, cost.megabytes) };
  }
  return best;
}

/** @returns {Promise<Cost>} */
async function once([program, ...args], env) {
  const start = performance.now();
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'], env });
  let megabytes = 0;
  const look = setInterval(() => { megabytes = Math.max(megabytes, memoryOf(child.pid)); }, 20);
  let complaint = '';
  child.stderr.on('data', (text) => { complaint += text; });
  const status = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  clearInterval(look);
  // 1 says that something was found, for mail-log and for those that search.
  if (status !== 0 && status !== 1) throw new Error(`${program} ended with ${status}: ${complaint.trim()}`);
  return { seconds: (performance.now() - start) / 1000, megabytes };
}

function memoryOf(pid) {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1000;
  } catch {
    return 0;
  }
}

/** Whether a program is there. */
export function isThere(program) {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;
}

/** @param {number} seconds */
export function inSeconds(seconds) {
  return `${seconds.toFixed(2)} s`;
}
