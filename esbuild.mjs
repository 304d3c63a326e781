import { resolve } from 'node:path';
import { build } from 'esbuild';
import { sharedCore, vscodeApi } from './scripts/boundNames.mjs';
import { coreBundle } from './scripts/coreBundle.mjs';

const shared = { bundle: true, minify: true, format: 'cjs', target: 'es2022', charset: 'utf8', logLevel: 'warning' };
const extension = { ...shared, plugins: [vscodeApi], loader: { '.md': 'text' } };
/** Where `name.web.ts` stands beside `name.ts`, the web gets that. */
const web = { resolveExtensions: ['.web.ts', '.ts', '.mjs', '.js', '.json'] };

await build({ ...shared, ...coreBundle });

/** On the desktop the extension and its worker share the core, and the extension starts in steps: a file for each. */
const desktop = { platform: 'node', supported: { 'dynamic-import': false }, plugins: [vscodeApi, sharedCore(resolve(coreBundle.outfile))] };

await Promise.all([
  build({ ...extension, ...desktop, entryPoints: ['src/extension.ts', 'src/start.ts'], outdir: 'dist', external: ['./start'] }),
  build({ ...shared, ...desktop, entryPoints: ['src/worker/report.ts'], outfile: 'dist/report.js' }),
  build({ ...extension, ...web, entryPoints: ['src/extension.ts'], outfile: 'dist/web/extension.js', platform: 'browser', inject: ['src/files/compression/fetchData.ts'] }),
  build({ ...shared, entryPoints: ['src/webview/summary.ts', 'src/webview/summary.css'], outdir: 'dist', platform: 'browser', format: 'iife' }),
  build({ ...shared, entryPoints: ['src/cli/main.ts'], outfile: 'dist/mail-log.js', platform: 'node' }),
]);
