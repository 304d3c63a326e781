import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

// 	export class Position {
/** What `vscode` has to offer at run time, as its types tell: one step in from the module. */
const VALUE = /^(?:\t| {4})export (?:abstract )?(?:class|enum|namespace|const|function) (\w+)/gm;

/**
 * A plugin of esbuild: `vscode` as an ES module, so that what a file takes from it is bound by name. Left to itself
 * esbuild copies all names of that CommonJS module for each file that imports it, which took a third of the time in
 * which the extension starts.
 */
export const vscodeApi = {
  name: 'vscode-api',
  setup(build) {
    build.onResolve({ filter: /^vscode$/ }, ({ namespace }) => (namespace === 'vscode-api' ? { path: 'vscode', external: true } : { path: 'vscode', namespace: 'vscode-api' }));
    build.onLoad({ filter: /^vscode$/, namespace: 'vscode-api' }, async () => {
      const types = await readFile(fileURLToPath(import.meta.resolve('@types/vscode/index.d.ts')), 'utf8');
      const names = [...new Set([...types.matchAll(VALUE)].map(([, name]) => name))];
      return { contents: `export const { ${names.join(', ')} } = require('vscode');` };
    });
  },
};
