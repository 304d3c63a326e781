import { build } from 'esbuild';
import { coreBundle } from './scripts/coreBundle.mjs';
import { vscodeApi } from './scripts/vscodeApi.mjs';

/** One entry for desktop and web, built for each, and the program for the terminal. */
const shared = { bundle: true, minify: true, format: 'cjs', target: 'es2022', charset: 'utf8', logLevel: 'warning' };
const extension = { ...shared, entryPoints: ['src/extension.ts'], plugins: [vscodeApi], loader: { '.md': 'text' } };
/** Where `name.web.ts` stands beside `name.ts`, the web gets that. */
const web = { resolveExtensions: ['.web.ts', '.ts', '.mjs', '.js', '.json'] };

await Promise.all([
  build({ ...extension, outfile: 'dist/extension.js', platform: 'node' }),
  build({ ...extension, ...web, outfile: 'dist/web/extension.js', platform: 'browser', inject: ['src/files/compression/fetchData.ts'] }),
  build({ ...shared, entryPoints: ['src/worker/report.ts'], outfile: 'dist/report.js', platform: 'node' }),
  build({ ...shared, entryPoints: ['src/webview/summary.ts', 'src/webview/summary.css'], outdir: 'dist', platform: 'browser', format: 'iife' }),
  build({ ...shared, entryPoints: ['src/cli/main.ts'], outfile: 'dist/mail-log.js', platform: 'node' }),
  build({ ...shared, ...coreBundle }),
]);
