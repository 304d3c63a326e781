/**
 * Takes the pictures of the README in a real VS Code: `npm run pictures [-- NAME…]` writes `images/NAME.png`. Look at
 * them before they are committed. Expects a built extension; Linux x64 only, like the workbench it opens.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChromium } from './vscode/chromium.mjs';
import { installServer } from './vscode/install.mjs';
import { root } from './vscode/paths.mjs';
import { startServer } from './vscode/server.mjs';
import { quietSettings, workbenchAddress } from './vscode/workbench.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {{ x: number, y: number, width: number, height: number }} Box */

/**
 * @typedef {object} Picture
 * @property {string} file of `samples/`
 * @property {{ width: number, height: number }} size of the window, in CSS pixels
 * @property {(page: Page) => Promise<Box>} arrange brings on the screen what is to be seen, and says where it is
 */

/** @type {Readonly<Record<string, Picture>>} */
const pictures = {
  'hover-dark': {
    file: 'swaks-login-535.smtp',
    size: { width: 900, height: 1400 },
    async arrange(page) {
      await hover(page, '535');
      const card = await boxOf(page.locator('.monaco-hover:visible').first());
      const login = await boxOf(lineWith(page, '-> AUTH'));
      return { x: login.x - 70, y: login.y - 4, width: card.x + card.width - login.x + 90, height: card.y + card.height - login.y + 16 };
    },
  },
  'problems-dark': {
    file: 'postfix.log',
    size: { width: 1280, height: 760 },
    async arrange(page) {
      await run(page, 'Problems: Focus on Problems View');
      await page.locator('.markers-panel .monaco-list-row').nth(3).waitFor();
      return boxOf(page.locator('.part.panel'));
    },
  },
  'compare-dark': {
    file: 'refused-521.smtp',
    size: { width: 1000, height: 900 },
    async arrange(page) {
      await run(page, 'Mail Log: Compare Reply Codes');
      for (const code of ['334', '521']) {
        await page.keyboard.type(code);
        await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
        await page.waitForTimeout(500);
        await page.keyboard.press('Enter');
        await page.waitForTimeout(500);
      }
      await page.locator('iframe.webview.ready').first().waitFor();
      // The preview is drawn inside two frames; what it shows has no event here.
      await page.waitForTimeout(3000);
      return boxOf(page.locator('.part.editor .editor-container').first());
    },
  },
};

const settings = {
  ...quietSettings,
  'workbench.colorTheme': 'Dark Modern',
  'window.autoDetectColorScheme': false,
  'workbench.activityBar.location': 'hidden',
  'breadcrumbs.enabled': false,
  'editor.minimap.enabled': false,
  'editor.renderLineHighlight': 'none',
  'editor.guides.indentation': false,
  // What is decoded stands above the reply; the card must not cover it.
  'editor.hover.above': false,
};

const named = process.argv.slice(2);
const unknown = named.find((name) => !(name in pictures));
if (unknown !== undefined) {
  console.error(`There is no picture "${unknown}". The pictures are: ${Object.keys(pictures).join(', ')}.`);
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), 'samples-'));
await cp(join(root, 'samples'), folder, { recursive: true });
const browser = await startChromium();
try {
  for (const [name, picture] of Object.entries(pictures)) {
    if (named.length === 0 || named.includes(name)) await take(name, picture);
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}

/** Each picture has a server of its own: a second page would wait for the extension host of the first. */
async function take(name, { file, size, arrange }) {
  const server = await startServer(await installServer('newest'), { settings, log: () => undefined, testDriver: true });
  const page = await browser.newPage({ viewport: size, deviceScaleFactor: 2, colorScheme: 'dark' });
  try {
    await page.context().addCookies([{ name: 'vscode-tkn', value: server.token, url: `http://127.0.0.1:${server.port}` }]);
    await open(page, workbenchAddress(server, { folder, extension: root, file: join(folder, file) }));
    await run(page, 'View: Close Primary Side Bar');
    const clip = await arrange(page);
    await page.screenshot({ path: join(root, 'images', `${name}.png`), clip });
    console.log(`images/${name}.png`);
  } finally {
    await page.context().close();
    await server.stop();
  }
}

/** The workbench passes over an extension under development now and then; a second start of the page helps. */
async function open(page, address, attempts = 3) {
  await page.goto(address);
  // The status item appears when the file has been read.
  const read = page
    .locator('.statusbar-item', { hasText: /failure/ })
    .waitFor({ timeout: 40_000 })
    .then(() => page.locator('.monaco-workbench[class*="dark_modern"]').waitFor({ timeout: 20_000 }));
  await (attempts > 1 ? read.catch(() => open(page, address, attempts - 1)) : read);
}

/** @param {Page} page */
async function run(page, command) {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget:visible input').waitFor();
  await page.keyboard.type(command);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: command.replace(/^.*: /, '') }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.waitForTimeout(500);
}

/** @param {Page} page */
function lineWith(page, text) {
  return page.locator('.view-line', { hasText: text }).first();
}

/** Rests the pointer on a word until its card is there. */
async function hover(page, word) {
  const { x, y, width, height } = await page.evaluate((wanted) => {
    const texts = document.createTreeWalker(document.querySelector('.view-lines'), NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const at = texts.currentNode.data.indexOf(wanted);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(texts.currentNode, at);
      range.setEnd(texts.currentNode, at + wanted.length);
      return range.getBoundingClientRect().toJSON();
    }
    throw new Error(`${wanted} is not on the screen`);
  }, word);
  await page.mouse.move(x + width / 2, y - 60);
  await page.mouse.move(x + width / 2, y + height / 2, { steps: 5 });
  await page.locator('.monaco-hover:visible .hover-contents').first().waitFor();
  await page.waitForTimeout(1000);
}

/** @returns {Promise<Box>} */
async function boxOf(locator) {
  const box = await locator.boundingBox();
  if (!box) throw new Error(`${locator} is not on the screen`);
  return box;
}
