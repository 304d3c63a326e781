import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);

/**
 * A plugin of esbuild: a CommonJS module that a bundle finds at run time, as an ES module, so that what a file takes
 * from it is bound by name. Left to itself esbuild copies all names of such a module for each file that imports it,
 * which took a third of the time in which the extension starts.
 * @param {RegExp} filter what is imported
 * @param {string} path what to require in its place
 * @param {() => Promise<Iterable<string>>} names what the module has to offer at run time
 */
function boundNames(filter, path, names) {
  const namespace = `bound ${path}`;
  return {
    name: namespace,
    setup(build) {
      build.onResolve({ filter }, ({ namespace: from }) => (from === namespace ? undefined : { path, namespace }));
      build.onResolve({ filter: /^/, namespace }, () => ({ path, external: true }));
      build.onLoad({ filter: /^/, namespace }, async () => ({ contents: `export const { ${[...(await names())].join(', ')} } = require('${path}');` }));
    },
  };
}

// 	export class Position {
/** What `vscode` has to offer, as its types tell: one step in from the module. */
const VALUE = /^(?:\t| {4})export (?:abstract )?(?:class|enum|namespace|const|function) (\w+)/gm;

export const vscodeApi = boundNames(/^vscode$/, 'vscode', async () => {
  const types = await readFile(fileURLToPath(import.meta.resolve('@types/vscode/index.d.ts')), 'utf8');
  return new Set([...types.matchAll(VALUE)].map(([, name]) => name));
});

/** The core as a file beside the bundle, which is made first. @param {string} file where it was written */
export const sharedCore = (file) => boundNames(/\/core$/, './core.js', async () => Object.keys(require(file)));
