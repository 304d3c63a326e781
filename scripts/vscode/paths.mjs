/** Where things are in the project; every path is absolute. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root, which is also the extension's folder. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** What builds and test runs leave behind: bundles, logs, screenshots. */
export const out = join(root, 'out');

/** The installed versions of VS Code; never in the repository, never in the package. */
export const installations = join(root, '.vscode-test');
