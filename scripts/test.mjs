/**
 * Sets everything up and runs every check: `npm test`. One line for each step; the last line is `N passed, N failed`,
 * counted over all of them. `npm test -- STEP…` runs some of the steps alone. Only Node's own modules: it runs before
 * anything is installed.
 */
import { runStep } from './runStep.mjs';
import { steps } from './steps.mjs';

const named = process.argv.slice(2);
const unknown = named.find((name) => !steps.some((step) => step.name === name));
if (unknown !== undefined) {
  console.error(`There is no step "${unknown}". The steps are: ${steps.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}

let passed = 0;
let failed = 0;
for (const step of steps.filter(({ name }) => named.length === 0 || named.includes(name))) {
  const start = Date.now();
  const result = await runStep(step);
  passed += result.passed;
  failed += result.failed;
  const counts = step.counts ? `${result.passed} passed, ${result.failed} failed` : '';
  const seconds = `${((Date.now() - start) / 1000).toFixed(1)} s`;
  const line = [result.failed === 0 ? '✓' : '✗', step.title.padEnd(18), seconds.padStart(7), counts, result.way ? `(${result.way})` : ''];
  console.log(line.join('  ').trimEnd());
  if (result.failed > 0) console.log(result.output.trim().replace(/^/gm, '    '));
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
