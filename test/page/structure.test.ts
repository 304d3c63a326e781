import { assert } from 'chai';
import { eventually } from './support/drawn';
import { openSample, openText, vscode } from './support/window';

const SESSION = '220 mx.example.net ESMTP\nEHLO laptop.example.com\n250 mx.example.net\nMAIL FROM:<alice@example.com>\n250 2.1.0 Ok\nRCPT TO:<bob@example.net>\n550 5.1.1 No such user\nQUIT\n221 2.0.0 Bye\n';

describe('the sessions of a log', () => {
  after(() => vscode().closeEditors());

  it('each have a line above that tells who took part and how it went', async () => {
    await openSample('swaks-login-535.smtp');
    const lens = vscode().editor.locator('.codelens-decoration');
    await lens.first().waitFor();
    assert.equal(await lens.count(), 1);
    assert.match((await lens.innerText()).replaceAll('\u00a0', ' '), /laptop\.example\.com to mail\.example\.com · LOGIN for alice failed: 535/);
  });

  it('stand in the outline, and a click goes there', async () => {
    await openText('two.smtp', `${SESSION}${SESSION}`);
    await vscode().run('Explorer: Focus on Outline View');
    const rows = vscode().page.locator('.outline-pane .monaco-list-row');
    await rows.nth(1).waitFor();
    assert.equal(await rows.count(), 2);
    assert.match(await rows.first().innerText(), /laptop\.example\.com to mx\.example\.net/);
    await rows.nth(1).click();
    const place = vscode().page.locator('.statusbar-item', { hasText: /^Ln / });
    assert.match(await eventually('the second session', () => place.innerText(), (text) => text.includes('Ln 10')), /Ln 10/);
  });

  it('fold', async () => {
    await openText('fold.smtp', `${SESSION}${SESSION}`);
    const { page, editor } = vscode();
    await editor.locator('.codelens-decoration').nth(1).waitFor();
    await vscode().run('Fold All');
    const numbers = () => editor.locator('.margin-view-overlays .line-numbers').allInnerTexts();
    assert.deepEqual((await eventually('two folds', numbers, ({ length }) => length === 3)).map(Number).sort((a, b) => a - b), [1, 10, 19]);
    await vscode().run('Unfold All');
    await page.locator('.view-line', { hasText: 'No' }).first().waitFor();
  });
});
