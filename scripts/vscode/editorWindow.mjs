/** A window of VS Code in Chromium, worked as its user would: by keys, by the pointer, by looking. */
import { basename } from 'node:path';
import { installServer } from './install.mjs';
import { root } from './paths.mjs';
import { startServer } from './server.mjs';
import { quietSettings, workbenchAddress } from './workbench.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Locator} Locator */
/** @typedef {{ readonly x: number, readonly y: number, readonly width: number, readonly height: number }} Box */

/** Beyond every thing that a busy machine needs time for, in milliseconds. */
const patience = 30_000;

/** The extension's item in the status bar; it is there when the active editor shows a mail log. */
const statusItem = '.statusbar-item[id$="mailLog.status"]';

/** How often a card is tried for. */
const ATTEMPTS = 4;

export class EditorWindow {
  /**
   * @param {Page} page
   * @param {import('./server.mjs').Server} server
   */
  constructor(page, server) {
    this.page = page;
    this.server = server;
  }

  /**
   * Opens a window with the built extension. Each has a server of its own: a second page would wait for the extension
   * host of the first.
   *
   * @param {import('playwright-core').Browser} browser
   * @param {object} options
   * @param {string} options.folder
   * @param {string} options.file a mail log
   * @param {Readonly<Record<string, unknown>>} [options.settings] of the user, besides the quiet ones
   * @param {import('playwright-core').BrowserContextOptions} [options.context]
   * @returns {Promise<EditorWindow>}
   */
  static async open(browser, { folder, file, settings = {}, context = {} }) {
    const server = await startServer(await installServer('newest'), {
      settings: { ...quietSettings, 'window.autoDetectColorScheme': false, ...settings },
      log: () => undefined,
      testDriver: true,
    });
    try {
      const page = await (await browser.newContext(context)).newPage();
      page.setDefaultTimeout(patience);
      const window = new EditorWindow(page, server);
      await window.#load(workbenchAddress(server, { folder, extension: root, file }));
      return window;
    } catch (error) {
      await server.stop();
      throw error;
    }
  }

  /** The workbench passes over an extension under development now and then; a second start of the page helps. */
  async #load(address, attempts = 3) {
    await this.page.goto(address);
    const read = this.page.locator(statusItem).waitFor({ timeout: 40_000 });
    await (attempts > 1 ? read.catch(() => this.#load(address, attempts - 1)) : read);
  }

  async close() {
    await this.page.context().close();
    await this.server.stop();
  }

  /** The editor that has the focus, or had it last. */
  get editor() {
    return this.page.locator('.editor-group-container.active .monaco-editor').first();
  }

  get statusItem() {
    return this.page.locator(statusItem);
  }

  /** The page inside the webview that is shown; VS Code puts a frame of its own around it. */
  get webview() {
    return this.page.frameLocator('iframe.webview.ready:visible').frameLocator('iframe#active-frame');
  }

  /**
   * Runs a command from the palette.
   *
   * @param {string} title with its category: `Mail Log: Show Summary`
   */
  async run(title) {
    await this.page.keyboard.press('F1');
    await this.#choose(`>${title}`, title);
  }

  /**
   * Takes a row of the quick pick that is open.
   *
   * @param {string} words that find it
   */
  async choose(words) {
    await this.#choose(words, words);
  }

  /** @param {string} path absolute */
  async openFile(path) {
    await this.openTab(path);
    await this.editor.locator('.view-line').first().waitFor();
  }

  /** @param {string} path absolute, of a file that VS Code may ask about before it shows it */
  async openTab(path) {
    await this.page.keyboard.press('Control+p');
    await this.#choose(path, basename(path));
    await this.page.locator(`.editor-group-container.active .tab.active[data-resource-name="${basename(path)}"]`).waitFor();
  }

  /** Types into the quick pick, and takes the first row that has the label. */
  async #choose(typed, label) {
    await this.page.locator('.quick-input-widget:visible input').fill(typed);
    await this.page.locator('.quick-input-widget:visible .monaco-list-row', { hasText: label }).first().click();
    // What is typed next must go where the command leads, not into this pick.
    await this.page.waitForFunction((text) => {
      const input = document.querySelector('.quick-input-widget input');
      return input === null || !input.checkVisibility() || input.value !== text;
    }, typed);
  }

  async closeEditors() {
    await this.run('View: Close All Editors');
    await this.page.locator('.tab').first().waitFor({ state: 'detached' });
  }

  /** @param {string} name of a theme: `Light Modern` */
  async chooseTheme(name) {
    await this.run('Preferences: Color Theme');
    await this.choose(name);
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  /** @param {string} text @returns {Locator} the first line on the screen that holds it */
  lineWith(text) {
    // What is drawn has no-break spaces where the document has spaces.
    const words = text.split(' ').map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
    return this.editor.locator('.view-line', { hasText: new RegExp(words.join('[ \\u00a0]')) }).first();
  }

  /**
   * Where a word stands on the screen.
   *
   * @param {string} word inside one token
   * @returns {Promise<Box>}
   */
  async placeOf(word) {
    return this.editor.evaluate((editor, wanted) => {
      const texts = document.createTreeWalker(editor.querySelector('.view-lines'), NodeFilter.SHOW_TEXT);
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
  }

  /**
   * Rests the pointer on a word until its card is there.
   *
   * @param {string} word
   * @returns {Promise<Locator>} the card
   */
  async hover(word) {
    const card = this.page.locator('.monaco-hover:visible', { has: this.page.locator('.hover-contents') }).first();
    // Lines move down when something is drawn above them: then the pointer rests on another one.
    for (let attempt = 1; ; attempt++) {
      const { x, y, width, height } = await this.placeOf(word);
      await this.page.mouse.move(x + width / 2, Math.max(0, y - 60));
      await this.page.mouse.move(x + width / 2, y + height / 2, { steps: 5 });
      const late = await card.waitFor({ timeout: 8000 }).catch((error) => error);
      if (late !== undefined && attempt === ATTEMPTS) throw late;
      const there = await this.placeOf(word);
      if (late === undefined && there.x === x && there.y === y) break;
    }
    await card.locator('.loading, .codicon-loading').waitFor({ state: 'detached' });
    return card;
  }

  /** @param {string} word puts the cursor before it */
  async clickBefore(word) {
    const { x, y, height } = await this.placeOf(word);
    await this.page.mouse.click(x + 1, y + height / 2);
  }

  /** @param {Locator} locator @returns {Promise<Box>} */
  async boxOf(locator) {
    const box = await locator.boundingBox();
    if (!box) throw new Error(`${locator} is not on the screen`);
    return box;
  }
}
