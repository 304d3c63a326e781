import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { clearInterval, setInterval } from 'node:timers';

/** @typedef {{ readonly seconds: number, readonly work: number, readonly megabytes: number }} Cost seconds on the clock and of the processors; the most memory it held; the last two are 0 where they cannot be seen */

/**
 * Runs a program to its end, its output thrown away.
 * @param {readonly string[]} command
 * @param {number} [times] the quickest of so many is taken: others may have disturbed the rest
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<Cost>}
 */
export async function timed(command, times = 3, env = process.env) {
  let best = { seconds: Infinity, work: Infinity, megabytes: 0 };
  for (let run = 0; run < times; run++) {
    const cost = await once(command, env);
    best = { seconds: Math.min(best.seconds, cost.seconds), work: Math.min(best.work, cost.work), megabytes: Math.max(best.megabytes, cost.megabytes) };
  }
  return best;
}

/** @returns {Promise<Cost>} */
async function once([program, ...args], env) {
  const start = performance.now();
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'], env });
  let megabytes = 0;
  let work = 0;
  const look = setInterval(() => {
    megabytes = Math.max(megabytes, memoryOf(child.pid));
    work = Math.max(work, workOf(child.pid));
  }, 20);
  let complaint = '';
  child.stderr.on('data', (text) => { complaint += text; });
  const status = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  clearInterval(look);
  // 1 says that something was found, for mail-log and for those that search.
  if (status !== 0 && status !== 1) throw new Error(`${program} ended with ${status}: ${complaint.trim()}`);
  return { seconds: (performance.now() - start) / 1000, work, megabytes };
}

function memoryOf(pid) {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1000;
  } catch {
    return 0;
  }
}

/** User and system time, in hundredths of a second there. */
function workOf(pid) {
  try {
    const [, user, system] = /^\d+ \(.*\) (?:\S+ ){11}(\d+) (\d+) /.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return (Number(user ?? 0) + Number(system ?? 0)) / 100;
  } catch {
    return 0;
  }
}

/** Whether a program is there. */
export function isThere(program) {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;
}

/** @param {Cost} cost */
export function inSeconds({ seconds, work }) {
  return `${seconds.toFixed(2)} s (${work.toFixed(2)} s of processor)`;
}
