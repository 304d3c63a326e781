import { build } from 'esbuild';

/** One entry for desktop and web, built for each, and the program for the terminal. */
const shared = { bundle: true, minify: true, format: 'cjs', target: 'es2022', logLevel: 'warning' };
const extension = { ...shared, entryPoints: ['src/extension.ts'], external: ['vscode'] };

await Promise.all([
  build({ ...extension, outfile: 'dist/extension.js', platform: 'node' }),
  build({ ...extension, outfile: 'dist/web/extension.js', platform: 'browser' }),
  build({ ...shared, entryPoints: ['src/cli/main.ts'], outfile: 'dist/mail-log.js', platform: 'node' }),
  // The core must run anywhere: with no platform, an import of Node or VS Code does not resolve and fails the build.
  build({ ...shared, entryPoints: ['src/core/index.ts'], outfile: 'out/core.js', platform: 'neutral' }),
]);
