/** `mail-log check` beside the programs that people use on big logs. */
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { eximLog } from './eximLog.mjs';
import { generate } from './generate.mjs';
import { postfixLog } from './postfixLog.mjs';
import { inSeconds, isThere, timed } from './timed.mjs';

const folder = join(tmpdir(), 'mail-log-bench');
const MB = 1_000_000;

/** @param {(line: string) => void} print */
export async function run(print) {
  const postfix = logOf('postfix', 200, postfixLog);
  await compare(print, 'Postfix, 200 MB', postfix, [
    { name: 'ripgrep', command: ['rg', '-c', 'status=(bounced|deferred|expired)|reject: ', postfix] },
    { name: 'lnav', command: ['lnav', '-n', '-c', ";SELECT count(*) FROM syslog_log WHERE log_body LIKE '%status=bounced%' OR log_body LIKE '%reject: %'", '-c', ':write-csv-to -', postfix], env: { HOME: home('lnav') } },
    { name: 'pflogsumm', command: ['pflogsumm', postfix], times: 1 },
  ]);
  const exim = logOf('exim', 200, eximLog);
  await compare(print, 'Exim, 200 MB', exim, [
    { name: 'ripgrep', command: ['rg', '-c', ' \\*\\* | == |rejected', exim] },
    { name: 'exigrep', command: ['exigrep', ' \\*\\* ', exim], times: 1 },
    { name: 'eximstats', command: ['eximstats', exim], times: 1 },
  ]);
  const large = logOf('postfix', 500, postfixLog);
  const one = await timed(check(large, 1), 2);
  const two = await timed(check(large, 2), 2);
  print(`Postfix, 500 MB: one job ${inSeconds(one)}, two ${inSeconds(two)}: ${ratio(one, two)} as fast; ${memory(one)}, ${memory(two)}`);
  for (const size of [10, 100, 1000]) {
    const file = logOf('postfix', size, postfixLog);
    for (const jobs of [1, 2]) {
      const cost = await timed(check(file, jobs), size === 1000 ? 1 : 3);
      print(`Postfix, ${size} MB, ${jobs} job${jobs > 1 ? 's' : ''}: ${inSeconds(cost)}, ${((100 * cost.seconds) / size).toFixed(2)} s for 100 MB, ${memory(cost)}`);
    }
  }
}

async function compare(print, title, file, peers) {
  const one = await timed(check(file, 1));
  const two = await timed(check(file, 2));
  print(`${title}: mail-log ${inSeconds(one)} with one job, ${inSeconds(two)} with two; ${memory(one)}, ${memory(two)}`);
  for (const { name, command, times, env } of peers) {
    if (!isThere(command[0])) {
      print(`  ${name}: not there`);
      continue;
    }
    const peer = await timed(command, times, { ...process.env, ...env });
    print(`  ${name} ${inSeconds(peer)}: one job ${ratio(peer, one)}, two jobs ${ratio(peer, two)} as fast`);
  }
}

function check(file, jobs) {
  return [process.execPath, 'dist/mail-log.js', 'check', '--json', '--jobs', String(jobs), file];
}

function ratio(slow, quick) {
  return `${(slow.seconds / quick.seconds).toFixed(2)} times`;
}

function memory({ megabytes }) {
  return `${megabytes.toFixed(0)} MB of memory`;
}

function logOf(name, megabytes, lines) {
  const file = join(folder, `${name}-${megabytes}.log`);
  generate(file, megabytes * MB, () => lines());
  return file;
}

function home(name) {
  const path = join(folder, 'home', name);
  mkdirSync(path, { recursive: true });
  return path;
}
