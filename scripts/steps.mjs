/** The steps of `npm test`, in order. */
import { findTests } from './findTests.mjs';

/**
 * @typedef {object} Step
 * @property {string} name what `npm test -- NAME` calls it
 * @property {string} title
 * @property {readonly string[]} program a file for Node, and its arguments
 * @property {boolean} counts whether its last line is `N passed, N failed`; otherwise its exit status is the one result
 * @property {number} limit in seconds; it hangs if it takes longer, and is ended
 * @property {readonly import('./setup.mjs').SetupStep[]} needs besides the dependencies
 */

/** Six times what the longest takes on a quiet machine: the time of a step that is only slow is not what is tested. */
const LIMIT = 900;

/** @type {readonly Step[]} */
export const steps = [
  check('types-core', 'type check, core', ['node_modules/typescript/bin/tsc', '-p', 'src/core']),
  check('types', 'type check', ['node_modules/typescript/bin/tsc', '-p', '.']),
  check('lint', 'lint', ['node_modules/eslint/bin/eslint.js', '.']),
  check('build', 'build', ['esbuild.mjs']),
  ...tests('unit', 'unit tests'),
  ...tests('grammar', 'grammar snapshots'),
  ...tests('manifest', 'manifest checks'),
  { name: 'package', title: 'package check', program: ['scripts/package.mjs'], counts: true, limit: LIMIT, needs: [] },
  integration('oldest', 'in VS Code, oldest', 'oldest'),
  integration('newest', 'in VS Code, newest', 'newest'),
  integration('web', 'in VS Code, web', 'newest'),
  { name: 'page', title: 'on the screen', program: ['scripts/page.mjs'], counts: true, limit: LIMIT, needs: ['newest', 'chromium'] },
];

/** @returns {Step} */
function check(name, title, program) {
  return { name, title, program, counts: false, limit: LIMIT, needs: [] };
}

/** @returns {readonly Step[]} none where the folder holds no test */
function tests(name, title) {
  const folder = `test/${name}`;
  if (findTests(folder).length === 0) return [];
  return [{ name, title, program: ['scripts/unit.mjs', folder], counts: true, limit: LIMIT, needs: [] }];
}

/** @returns {Step} */
function integration(name, title, version) {
  return { name, title, program: ['scripts/integration.mjs', name], counts: true, limit: LIMIT, needs: [version, 'chromium'] };
}
