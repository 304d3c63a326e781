import { build } from 'esbuild';

/** One entry, built for each place it runs in. */
const shared = { bundle: true, minify: true, sourcemap: false, target: 'es2022', logLevel: 'warning' };

await Promise.all([
  build({ ...shared, entryPoints: ['src/cli/main.ts'], outfile: 'dist/mail-log.js', platform: 'node', format: 'cjs' }),
]);
