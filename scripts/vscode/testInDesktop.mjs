/**
 * Runs a bundle of tests in a desktop VS Code, through `@vscode/test-electron`. A program of its own, for that passes
 * on what VS Code says to its own output alone: `node testInDesktop.mjs EXECUTABLE BUNDLE FOLDER`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { root } from './paths.mjs';
import { quietSettings } from './workbench.mjs';

const [vscodeExecutablePath = '', extensionTestsPath = '', folder = ''] = process.argv.slice(2);

// Short: the path of a socket below it may not be longer than about 100 characters.
const profile = mkdtempSync(join(tmpdir(), 'mail-log-'));
process.on('exit', () => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }));

await mkdir(join(profile, 'User'));
await writeFile(join(profile, 'User', 'settings.json'), JSON.stringify(quietSettings));
try {
  await runTests({
    vscodeExecutablePath,
    extensionDevelopmentPath: root,
    extensionTestsPath,
    launchArgs: [folder, '--disable-extensions', '--disable-gpu', `--user-data-dir=${profile}`, `--extensions-dir=${join(profile, 'extensions')}`],
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
