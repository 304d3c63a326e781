/** Runs a bundle of tests in the extension host of a workbench from the npm registry, opened in Chromium. */
import { readFile } from 'node:fs/promises';
import { join, normalize } from 'node:path';
import { startChromium } from './chromium.mjs';
import { installServer } from './install.mjs';
import { noiseDetector } from './noise.mjs';
import { root } from './paths.mjs';
import { Results } from './results.mjs';
import { startServer } from './server.mjs';
import { quietSettings, workbenchAddress } from './workbench.mjs';

/**
 * @param {object} options
 * @param {import('./versions.mjs').VersionName} options.version
 * @param {'node' | 'web'} options.host the extension host: a Node process, or a worker in the browser
 * @param {string} options.bundle absolute path of a file inside the project that exports `run()`, ending in `.js`
 * @param {string} options.folder opened in the workbench
 * @param {number} options.limit in milliseconds, of the tests alone
 * @returns {Promise<{ readonly results: Results, readonly problem?: string }>}
 */
export async function testInWorkbench({ version, host, bundle, folder, limit }) {
  const results = new Results();
  const server = await startServer(await installServer(version), {
    settings: quietSettings,
    log: (line) => results.read(line),
    testDriver: true,
  });
  const browser = await startChromium();
  try {
    const page = await (await browser.newContext()).newPage();
    const exit = listen(page, results);
    if (host === 'web') await serveToWebHost(page, server, bundle);
    const loaded = host === 'web' ? {} : { extension: root, tests: bundle };
    await page.goto(workbenchAddress(server, { folder, ...loaded }));
    const problem = await Promise.race([exit, server.ended, gone(page), late(limit)]);
    return problem === undefined ? { results } : { results, problem };
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** Feeds the console of the run to `results`; settles when the workbench reports the end of the run. */
async function listen(page, results) {
  const isNoise = noiseDetector();
  await page.exposeFunction('codeAutomationLog', (_type, args) => {
    for (const line of args.map(String).join(' ').split('\n')) if (!isNoise(line)) results.read(line);
  });
  return new Promise((resolve) => {
    void page.exposeFunction('codeAutomationExit', () => resolve(undefined));
  });
}

/** The reason when the page is gone before the run has ended. */
function gone(page) {
  return new Promise((resolve) => {
    page.on('crash', () => resolve('The page of the workbench crashed.'));
    page.on('close', () => resolve('The page of the workbench was closed.'));
  });
}

/** @param {number} limit */
function late(limit) {
  return new Promise((resolve) => setTimeout(resolve, limit, `The tests did not end within ${limit / 1000} s.`).unref());
}

/**
 * Tells the workbench of an extension for its web extension host, and serves that extension. It comes from the
 * server's own origin: the page's content security policy allows no other.
 */
async function serveToWebHost(page, { port }, bundle) {
  const place = '/web-extension';
  const uri = (path) => ({ scheme: 'http', authority: `127.0.0.1:${port}`, path: `${place}${path}` });
  const options = { extensions: [uri('')], extensionTestsPath: uri(bundle.slice(root.length).replace(/\.js$/, '')) };

  // What the server wrote into the page is changed when the workbench reads it. A page answered in the server's
  // place would not be let connect to this machine.
  await page.addInitScript((more) => {
    const { getAttribute } = Element.prototype;
    Element.prototype.getAttribute = function (name) {
      const value = getAttribute.call(this, name);
      if (this.id !== 'vscode-workbench-web-configuration' || name !== 'data-settings') return value;
      const configuration = JSON.parse(value);
      configuration.developmentOptions = { ...configuration.developmentOptions, ...more };
      return JSON.stringify(configuration);
    };
  }, options);
  await page.route((url) => url.pathname.startsWith(`${place}/`), async (route) => {
    const path = normalize(decodeURIComponent(new URL(route.request().url()).pathname.slice(place.length)));
    const contentType = path.endsWith('.js') ? 'text/javascript' : path.endsWith('.json') ? 'application/json' : 'text/plain';
    try {
      await route.fulfill({ body: await readFile(join(root, path)), contentType });
    } catch {
      await route.fulfill({ status: 404 });
    }
  });
}
