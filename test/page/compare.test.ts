import { assert } from 'chai';
import { eventually } from './support/drawn';
import { openSample, vscode } from './support/window';

describe('Compare Reply Codes…', () => {
  after(() => vscode().closeEditors());

  it('shows two codes side by side, rendered', async () => {
    await openSample('refused-521.smtp');
    await vscode().run('Mail Log: Compare Reply Codes');
    await vscode().choose('334');
    await eventually('the second question', () => vscode().page.locator('.quick-input-widget:visible input').getAttribute('placeholder'), (text) => text?.includes('334') === true);
    await vscode().choose('521');
    const page = vscode().webview;
    await page.getByRole('heading', { name: '334 vs 521' }).waitFor();
    const heads = await page.locator('th').allInnerTexts();
    assert.match(heads.join('|'), /334.*521/);
    for (const row of ['Class', 'Description', 'When you see it', 'How to fix']) assert.equal(await page.locator('td', { hasText: new RegExp(`^${row}$`) }).count(), 1, row);
    await page.getByRole('heading', { name: 'Key differences' }).waitFor();
    assert.isAtLeast(await page.locator('ol > li').count(), 2);
  });
});

describe('Compare Sessions…', () => {
  after(() => vscode().closeEditors());

  it('shows two sessions side by side, rendered, each line a link into its log', async () => {
    await openSample('plain-235.smtp');
    await openSample('swaks-login-535.smtp');
    await vscode().run('Mail Log: Compare Sessions');
    await eventually('the question', () => vscode().page.locator('.quick-input-widget:visible input').getAttribute('placeholder'), (text) => text?.includes('compare it with') === true);
    await vscode().choose('plain-235.smtp');
    const page = vscode().webview;
    await page.getByRole('heading', { name: 'swaks-login-535.smtp:2 vs plain-235.smtp:2' }).waitFor();
    assert.match(await page.locator('p').first().innerText(), /^The sessions part at AUTH: AUTH LOGIN was answered 535 5\.7\.8 on the left, AUTH PLAIN 235 2\.7\.0 on the right\./);
    assert.deepEqual(await page.locator('th').allInnerTexts(), ['What', 'Left', 'Right', 'Difference', 'Left', 'Right']);
    const row = page.locator('tr', { hasText: 'answered otherwise' });
    assert.equal(await row.count(), 1);
    assert.match(await row.innerText(), /AUTH LOGIN as alice •••••• → 535 5\.7\.8[^]*AUTH PLAIN as alice •••••• → 235 2\.7\.0/);
    // Nothing of a log is a link; what is leads to a line.
    for (const address of await page.locator('a').evaluateAll((links) => links.map((link) => link.getAttribute('data-href')))) assert.match(address ?? '', /^\/[\w.-]+\.smtp#L\d+$/);
    await row.locator('a').first().click();
    const place = vscode().page.locator('.statusbar-item', { hasText: /^Ln / });
    assert.match(await eventually('the line of the login', () => place.innerText(), (text) => text.includes('Ln 17')), /Ln 17/);
  });
});
