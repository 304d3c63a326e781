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
