import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { startChromium } from '../../../scripts/vscode/chromium.mjs';
import { EditorWindow } from '../../../scripts/vscode/editorWindow.mjs';

const root = process.cwd();
/** A copy of the samples, for tests to change. */
const folder = join(mkdtempSync(join(tmpdir(), 'mail-log-')), 'samples');

let browser: Browser | undefined;
let opened: EditorWindow | undefined;

/** What the page said of things that its content security policy forbids. */
export const violations: string[] = [];

/** The one window of all tests. */
export function vscode(): EditorWindow {
  if (!opened) throw new Error('The window is not open.');
  return opened;
}

/** Opens a sample in an editor, and waits until it is read. */
export async function openSample(name: string): Promise<void> {
  await vscode().openFile(join(folder, name));
  await read();
}

/** Makes a file. @returns its path */
export function makeFile(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** Makes a file and opens it in an editor. @returns its path */
export async function openText(name: string, text: string): Promise<string> {
  const path = makeFile(name, text);
  await vscode().openFile(path);
  await read();
  return path;
}

/** Waits until the status item says that the active editor's log is read to its end. */
async function read(): Promise<void> {
  await vscode().statusItem.filter({ hasNotText: 'so far' }).waitFor();
}

before('a window is opened', async function () {
  this.timeout(180_000);
  cpSync(join(root, 'samples'), folder, { recursive: true });
  browser = await startChromium();
  opened = await EditorWindow.open(browser, {
    folder,
    file: join(folder, 'swaks-login-535.smtp'),
    settings: { 'workbench.colorTheme': 'Dark Modern', 'editor.minimap.enabled': false },
    context: { viewport: { width: 1400, height: 900 } },
  });
  opened.page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) violations.push(message.text());
  });
});

afterEach('a failure leaves a screenshot', async function () {
  const test = this.currentTest;
  if (test?.state !== 'failed' || !opened) return;
  const name = test.fullTitle().replace(/[^\w]+/g, '-').slice(0, 100);
  await opened.page.screenshot({ path: join(root, 'out', 'page', `${name}.png`) });
});

after('the window is closed', async () => {
  await opened?.close();
  await browser?.close();
  rmSync(join(folder, '..'), { recursive: true, force: true });
});

