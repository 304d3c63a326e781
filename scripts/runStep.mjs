/** Runs one step of `npm test` as a program of its own, and ends it when it hangs. Only Node's own modules. */
import { setup } from './setup.mjs';
import { root } from './vscode/paths.mjs';
import { start, stop } from './vscode/processes.mjs';

/**
 * @typedef {object} StepResult
 * @property {number} passed
 * @property {number} failed at least one where the step could not run or did not end well
 * @property {string} output what it said, or why it could not run
 * @property {string} [way] how it ran, where there is more than one way
 */

/**
 * @param {import('./steps.mjs').Step} step
 * @returns {Promise<StepResult>}
 */
export async function runStep({ program, counts, limit, needs }) {
  try {
    await setup({ steps: ['dependencies', ...needs] });
  } catch (error) {
    return { passed: 0, failed: 1, output: error instanceof Error ? error.message : String(error) };
  }
  const { status, output } = await run(program, limit);
  const counted = counts ? countIn(output) : { passed: status === 0 ? 1 : 0, failed: 0 };
  // Whatever it counted, a step that ended badly failed; and a step without a result proves nothing.
  const broken = counted.failed === 0 && (status !== 0 || counted.passed === 0);
  const way = /^way: (.*)$/m.exec(output)?.[1];
  return { passed: counted.passed, failed: counted.failed + (broken ? 1 : 0), output, ...(way === undefined ? {} : { way }) };
}

/** @returns {Promise<{ readonly status: number | null, readonly output: string }>} */
async function run(program, limit) {
  const child = start(process.execPath, program, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (output += text));
  let timer;
  const status = await new Promise((resolve) => {
    child.on('error', (error) => {
      output += error.message;
      resolve(null);
    });
    child.on('close', resolve);
    timer = setTimeout(() => {
      output += `\nIt did not end within ${limit} s and was ended.\n`;
      resolve(null);
    }, limit * 1000);
  });
  clearTimeout(timer);
  await stop(child);
  return { status, output };
}

/** @param {string} output */
function countIn(output) {
  const [, passed = '0', failed = '0'] = /(?:^|\n)(\d+) passed, (\d+) failed\s*$/.exec(output) ?? [];
  return { passed: Number(passed), failed: Number(failed) };
}
