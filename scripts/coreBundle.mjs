/** The core must run anywhere: with no platform, an import of Node or VS Code does not resolve and fails the build. */
export const coreBundle = /** @type {const} */ ({
  entryPoints: ['src/core/index.ts'],
  outfile: 'dist/core.js',
  platform: 'neutral',
  bundle: true,
});
