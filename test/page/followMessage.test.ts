import { assert } from 'chai';
import { eventually } from './support/drawn';
import { openSample, vscode } from './support/window';

describe('Follow Message', () => {
  beforeEach(() => vscode().closeEditors());
  after(() => vscode().closeEditors());

  it('shows the lines of the message beside the log, headed by what became of it; a line leads back', async () => {
    await openSample('postfix.log');
    await vscode().clickBefore('C60438A');
    await vscode().run('Mail Log: Follow Message');
    const { page } = vscode();
    await page.locator('.tab.active', { hasText: 'Message C60438A' }).waitFor();
    const text = await eventually('the excerpt', () => vscode().editor.locator('.view-lines').innerText(), (lines) => lines.includes('Message'));
    assert.match(text.replaceAll('\u00a0', ' '), /Message C60438A.*: \d+ lines/);
    assert.match(text.replaceAll('\u00a0', ' '), /nosuch@example\.net: bounced \(unknown recipient\) at Nov 24 02:36:46/);
    await eventually('links', () => vscode().editor.locator('.detected-link').count(), (count) => count >= 5);
  });
});

describe('the keys for failures', () => {
  before(() => vscode().closeEditors());
  after(() => vscode().closeEditors());
  const place = () => vscode().page.locator('.statusbar-item', { hasText: /^Ln / }).innerText();

  it('go to the next and the previous failure of a mail log', async () => {
    await openSample('too-big-552-unknown-550.smtp');
    const { page } = vscode();
    await vscode().editor.click({ position: { x: 300, y: 10 } });
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Control+F8');
    const first = await eventually('the first failure', place, (text) => !text.startsWith('Ln 1,'));
    await page.keyboard.press('Control+F8');
    await eventually('the second failure', place, (text) => text !== first);
    await page.keyboard.press('Control+Shift+F8');
    await eventually('the first failure again', place, (text) => text === first);
  });

  it('do nothing in other documents', async () => {
    await vscode().openFile((await import('node:path')).resolve('LICENSE'));
    const before = await place();
    await vscode().page.keyboard.press('Control+F8');
    await vscode().page.keyboard.press('ArrowDown');
    await eventually('the key after it', place, (text) => text !== before);
    assert.equal(await vscode().page.locator('.notifications-toasts .notification-toast').count(), 0);
  });
});
