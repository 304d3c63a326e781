import { appendFileSync } from 'node:fs';
import { assert } from 'chai';
import { contrasts } from './support/contrast';
import { eventually } from './support/drawn';
import { openSample, openText, violations, vscode } from './support/window';

/** WCAG 2.2, 1.4.3, level AA. */
const LEAST_CONTRAST = 4.5;

describe('the page of Show Summary', () => {
  before(async () => {
    await vscode().closeEditors();
    await openSample('postfix.log');
    await vscode().run('Mail Log: Show Summary');
    await vscode().webview.getByRole('heading', { level: 1, name: 'Summary of postfix.log' }).waitFor();
  });
  after(async () => {
    await vscode().chooseTheme('Dark Modern');
    await vscode().closeEditors();
  });

  it('tells what became of the messages, why they failed, and who refused', async () => {
    const page = vscode().webview;
    const results = (await page.locator('dl').innerText()).replace(/\s+/g, ' ');
    for (const result of ['Delivered', 'Deferred', 'Bounced', 'Given up', 'Rejected']) assert.match(results, new RegExp(`${result} \\d+`));
    for (const title of ['Why mail failed', 'Who refused it', 'Domains of refused recipients', 'Delays of deliveries']) await page.getByRole('heading', { level: 2, name: title }).waitFor();
    await page.getByRole('button', { name: 'unknown recipient' }).first().waitFor();
  });

  it('has tables whose columns are named, and one heading above all others', async () => {
    const page = vscode().webview;
    assert.equal(await page.locator('h1').count(), 1);
    assert.equal(await page.locator('th:not([scope="col"])').count(), 0);
    assert.isAbove(await page.locator('th[scope="col"]').count(), 0);
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    assert.equal(await page.locator('canvas:not([aria-label])').count(), 0);
  });

  it('runs no script and loads nothing that its policy forbids', () => {
    assert.isEmpty(violations);
  });

  it('is reached by the keyboard: Tab goes from figure to figure, Enter leads into the log', async () => {
    const page = vscode().webview;
    const figure = page.getByRole('button', { name: 'unknown recipient' }).first();
    await figure.focus();
    await vscode().page.keyboard.press('Tab');
    assert.equal(await page.locator('button:focus').count(), 1, 'the next figure has the focus');
    await vscode().page.keyboard.press('Shift+Tab');
    const outline = await page.locator('button:focus').evaluate((button) => getComputedStyle(button).outlineStyle);
    assert.equal(outline, 'solid', 'the focus is seen');
    const title = await page.locator('button:focus').getAttribute('title');
    await vscode().page.keyboard.press('Enter');
    const number = /line (\d+)/.exec(title ?? '')?.[1];
    await eventually(`line ${number}`, () => vscode().page.locator('.statusbar-item', { hasText: /^Ln / }).innerText(), (text) => text.startsWith(`Ln ${number},`));
  });

  for (const theme of ['Dark Modern', 'Light Modern', 'Dark High Contrast', 'Light High Contrast']) {
    it(`is readable in ${theme}`, async () => {
      await vscode().chooseTheme(theme);
      const page = vscode().webview;
      await page.locator('h1').waitFor();
      const found = await eventually('its colours', () => page.locator('body').evaluate(contrasts), (all) => all.length > 20 && all.every(({ ratio }) => ratio >= LEAST_CONTRAST)).catch(
        () => page.locator('body').evaluate(contrasts),
      );
      assert.deepEqual(found.filter(({ ratio }) => ratio < LEAST_CONTRAST), []);
      assert.isAbove(found.length, 20);
    });
  }
});

describe('the page of Show Summary of a log that grows', () => {
  before(() => vscode().closeEditors());
  after(() => vscode().closeEditors());

  const bounced =
    'Nov 24 02:36:46 mail postfix/smtp[210]: C60438A: to=<bob@example.net>, relay=mx.example.net[198.51.100.25]:25, delay=0.1, delays=0/0/0/0.1, dsn=5.1.1, status=bounced (host mx.example.net[198.51.100.25] said: 550 5.1.1 No such user (in reply to RCPT TO command))\n';

  it('has new figures, and leaves the keyboard where it is', async () => {
    const path = await openText('growing-summary.log', bounced.repeat(20));
    await vscode().run('Mail Log: Show Summary');
    const page = vscode().webview;
    const results = async (): Promise<string> => (await page.locator('dl').innerText()).replace(/\s+/g, ' ');
    await eventually('20 bounced', results, (text) => text.includes('Bounced 20'));
    await page.getByRole('button', { name: 'unknown recipient' }).focus();
    appendFileSync(path, bounced.repeat(10));
    await eventually('30 bounced', results, (text) => text.includes('Bounced 30'));
    assert.equal(await page.locator('button:focus').innerText(), 'unknown recipient');
    assert.equal(await page.locator('#page[aria-live]').count(), 0, 'what changes all the time is not read aloud');
    assert.equal(await page.getByRole('status').innerText(), 'Summary of growing-summary.log');
  });
});
