/** What a run of tests tells line by line, whatever started it: each test on a line of its own, then the end. */
import { createInterface } from 'node:readline';

/** Begins each such line; what else stands on it, or on other lines, is the console of the run. */
const mark = 'mail-log-tests ';

/**
 * @typedef {object} TestResult
 * @property {string} title of the test, after those of what it stands in
 * @property {number} [milliseconds] it took
 * @property {string} [error] why it failed
 */

/** Collects results from the lines of a run. */
export class Results {
  /** @type {TestResult[]} */
  tests = [];
  /** Whether the run came to its end. */
  complete = false;
  /** @type {string[]} the other lines, the newest ones */
  console = [];

  /** @param {string} line */
  read(line) {
    const at = line.indexOf(mark);
    if (at < 0) {
      this.console.push(line);
      if (this.console.length > 200) this.console.shift();
      return;
    }
    const record = JSON.parse(line.slice(at + mark.length));
    if (record.end) this.complete = true;
    else this.tests.push(record);
  }

  /** @param {NodeJS.ReadableStream} stream */
  readFrom(stream) {
    createInterface({ input: stream }).on('line', (line) => this.read(line));
  }
}

/**
 * Prints what failed, and `N passed, N failed` as the last line. A run that did not end, or had no test, failed.
 *
 * @param {Results} results
 * @param {string} [problem] why the run is not complete, where that is known
 */
export function printResults({ tests, complete, console: lines }, problem) {
  const failed = tests.filter((test) => test.error !== undefined);
  for (const { title, error } of failed) console.log(`✗ ${title}\n${indented(error ?? '')}\n`);
  const whole = complete && tests.length > 0 && problem === undefined;
  if (!whole) {
    console.log(`✗ ${problem ?? (complete ? 'There was no test.' : 'The run ended before its last test.')}`);
    console.log(indented(lines.slice(-40).join('\n')));
  }
  const failures = failed.length + (whole ? 0 : 1);
  console.log(`${tests.length - failed.length} passed, ${failures} failed`);
  process.exitCode = failures > 0 ? 1 : 0;
}

/** @param {string} text */
function indented(text) {
  return text.replace(/^/gm, '    ');
}
