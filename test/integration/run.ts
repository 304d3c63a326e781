import 'mocha/mocha.js';

/** How long one test may take, in milliseconds: far more than it does, for a machine that is busy with other work. */
const LIMIT = 30_000;

/**
 * Runs test files in the extension host. The browser's build of mocha serves every host: it needs nothing of Node.
 * Each result is told on the console in a line that `scripts/vscode/results.mjs` reads.
 * @param files each loads one test file
 * @throws where a test failed, so that VS Code ends with an exit code that says so
 */
export async function runTests(files: readonly (() => void)[]): Promise<void> {
  const mocha = new Mocha({ timeout: LIMIT, reporter: Report });
  mocha.ui('bdd');
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  for (const load of files) load();
  const failures = await new Promise<number>((resolve) => { mocha.run(resolve); });
  tell({ end: true });
  if (failures > 0) throw new Error(`${failures} failed`);
}

/** Tells each result at once, so that a run that hangs has told the ones before. */
class Report extends Mocha.reporters.Base {
  constructor(runner: Mocha.Runner) {
    super(runner);
    runner.on('pass', (test) => { tell({ title: test.fullTitle(), milliseconds: test.duration }); });
    runner.on('fail', (test, error: Error) => { tell({ title: test.fullTitle(), error: error.stack ?? error.message }); });
  }
}

function tell(record: object): void {
  console.log(`mail-log-tests ${JSON.stringify(record)}`);
}
