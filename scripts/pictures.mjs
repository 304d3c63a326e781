/**
 * Takes the pictures of the README in a real VS Code: `npm run pictures [-- NAME…]` writes `images/NAME.png`. Look at
 * them before they are committed. Expects a built extension; Linux x64 only, like the workbench it opens.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChromium } from './vscode/chromium.mjs';
import { EditorWindow } from './vscode/editorWindow.mjs';
import { root } from './vscode/paths.mjs';

/** @typedef {import('./vscode/editorWindow.mjs').Box} Box */

/**
 * @typedef {object} Picture
 * @property {string} file of `samples/`
 * @property {{ width: number, height: number }} size of the window, in CSS pixels
 * @property {boolean} [sideBar] whether the Explorer is to be seen
 * @property {(window: EditorWindow) => Promise<Box>} arrange brings on the screen what is to be seen, and says where it is
 */

/** @type {Readonly<Record<string, Picture>>} */
const pictures = {
  'hover-dark': {
    file: 'swaks-login-535.smtp',
    size: { width: 900, height: 1400 },
    async arrange(window) {
      // Lines move down when this is drawn above one of them.
      await window.editor.locator('.codelens-decoration').first().waitFor();
      const card = await window.boxOf(await window.hover('535'));
      const login = await window.boxOf(window.lineWith('-> AUTH'));
      return { x: login.x - 70, y: login.y - 4, width: card.x + card.width - login.x + 90, height: card.y + card.height - login.y + 16 };
    },
  },
  'problems-dark': {
    file: 'postfix.log',
    size: { width: 1280, height: 760 },
    async arrange(window) {
      await window.run('Problems: Focus on Problems View');
      await window.page.locator('.markers-panel .monaco-list-row').nth(3).waitFor();
      return window.boxOf(window.page.locator('.part.panel'));
    },
  },
  'compare-dark': {
    file: 'refused-521.smtp',
    size: { width: 1000, height: 900 },
    async arrange(window) {
      await window.run('Mail Log: Compare Reply Codes');
      for (const code of ['334', '521']) await window.choose(code);
      await window.webview.getByRole('heading', { name: 'Key differences' }).waitFor();
      return window.boxOf(window.page.locator('.part.editor .editor-container').first());
    },
  },
  'log-dark': {
    file: 'postfix.log',
    size: { width: 1240, height: 700 },
    sideBar: true,
    async arrange(window) {
      await window.run('Explorer: Focus on Mail Log View');
      const rows = window.page.locator('.pane', { has: window.page.locator('.pane-header[aria-label^="Mail Log"]') }).locator('.monaco-list-row');
      await rows.filter({ hasText: 'unknown recipient' }).click();
      await rows.filter({ hasText: '550 5.1.1' }).first().click();
      await window.editor.locator('.codelens-decoration').first().waitFor();
      // Without the title of the window, which tells of an extension under development.
      const { y } = await window.boxOf(window.page.locator('.part.sidebar'));
      return { x: 0, y, width: this.size.width, height: this.size.height - y };
    },
  },
  'summary-dark': {
    file: 'postfix.log',
    size: { width: 1100, height: 900 },
    async arrange(window) {
      await window.run('Mail Log: Show Summary');
      await window.webview.getByRole('heading', { level: 1 }).waitFor();
      return window.boxOf(window.page.locator('.editor-group-container.active'));
    },
  },
};

const settings = {
  'workbench.colorTheme': 'Dark Modern',
  'window.autoDetectColorScheme': false,
  'workbench.activityBar.location': 'hidden',
  'breadcrumbs.enabled': false,
  'editor.minimap.enabled': false,
  'editor.renderLineHighlight': 'none',
  'editor.guides.indentation': false,
  'editor.occurrencesHighlight': 'off',
  // What is decoded stands above the reply; the card must not cover it.
  'editor.hover.above': false,
};

const named = process.argv.slice(2);
const unknown = named.find((name) => !(name in pictures));
if (unknown !== undefined) {
  console.error(`There is no picture "${unknown}". The pictures are: ${Object.keys(pictures).join(', ')}.`);
  process.exit(2);
}

// Its name is to be seen.
const folder = join(mkdtempSync(join(tmpdir(), 'mail-log-')), 'samples');
await cp(join(root, 'samples'), folder, { recursive: true });
const browser = await startChromium();
try {
  for (const [name, picture] of Object.entries(pictures)) {
    if (named.length === 0 || named.includes(name)) await take(name, picture);
  }
} finally {
  await browser.close();
  rmSync(join(folder, '..'), { recursive: true, force: true });
}

async function take(name, picture) {
  const { file, size, sideBar = false } = picture;
  const context = { viewport: size, deviceScaleFactor: 1.5, colorScheme: 'dark' };
  const window = await EditorWindow.open(browser, { folder, file: join(folder, file), settings, context });
  try {
    // A new server may not know its themes yet when it reads the settings.
    await window.chooseTheme(settings['workbench.colorTheme']);
    if (!sideBar) await window.run('View: Close Primary Side Bar');
    const clip = await picture.arrange(window);
    // What fades in or out has no event.
    await window.page.waitForTimeout(1000);
    await window.page.screenshot({ path: join(root, 'images', `${name}.png`), clip });
    console.log(`images/${name}.png`);
  } finally {
    await window.close();
  }
}
