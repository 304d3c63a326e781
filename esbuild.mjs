import { build } from 'esbuild';
import { coreBundle } from './scripts/coreBundle.mjs';

/** One entry for desktop and web, built for each, and the program for the terminal. */
const shared = { bundle: true, minify: true, format: 'cjs', target: 'es2022', logLevel: 'warning' };
const extension = { ...shared, entryPoints: ['src/extension.ts'], external: ['vscode'] };

await Promise.all([
  build({ ...extension, outfile: 'dist/extension.js', platform: 'node' }),
  build({ ...extension, outfile: 'dist/web/extension.js', platform: 'browser' }),
  build({ ...shared, entryPoints: ['src/webview/summary.ts', 'src/webview/summary.css'], outdir: 'dist', platform: 'browser', format: 'iife' }),
  build({ ...shared, entryPoints: ['src/cli/main.ts'], outfile: 'dist/mail-log.js', platform: 'node' }),
  build({ ...shared, ...coreBundle }),
]);
