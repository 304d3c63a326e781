import { assert } from 'chai';
import { eventually } from './support/drawn';
import { openSample, openText, vscode } from './support/window';

const pane = () => vscode().page.locator('.pane', { has: vscode().page.locator('.pane-header[aria-label^="Mail Log"]') });
const rows = () => pane().locator('.monaco-list-row');
const labels = async (): Promise<readonly string[]> =>
  rows().evaluateAll((all) => all.map((row) => [...row.querySelectorAll('.label-name, .label-description')].map((part) => part.textContent ?? '').join(' ')));

describe('the view “Mail Log”', () => {
  before(async () => {
    await vscode().closeEditors();
    await openSample('swaks-login-535.smtp');
    await vscode().run('Explorer: Focus on Mail Log View');
  });
  after(() => vscode().closeEditors());

  it('groups the failures by cause, with their number', async () => {
    await eventually('the cause', labels, ([first]) => first === 'login failed 1');
  });

  it('leads over reply and domain to the line', async () => {
    for (const part of ['login failed', 'authentication failed', 'no recipient named', 'Line 22']) await rows().filter({ hasText: part }).click();
    await eventually('line 22', () => vscode().page.locator('.statusbar-item', { hasText: /^Ln / }).innerText(), (text) => text.startsWith('Ln 22,'));
  });

  it('tells a screen reader what it counts', async () => {
    const label = await rows().first().getAttribute('aria-label');
    assert.match(label ?? '', /login failed, 1 failure/);
  });

  it('groups by file where several logs are open', async () => {
    await openSample('refused-521.smtp');
    await eventually('both files', labels, (found) => found.includes('swaks-login-535.smtp 1') && found.includes('refused-521.smtp 1'));
  });

  it('shows only what holds the words of the filter, says so, and shows all again', async () => {
    await vscode().run('Mail Log: Filter Failures');
    const input = vscode().page.locator('.quick-input-widget:visible input');
    await input.fill('does not accept mail');
    await vscode().page.keyboard.press('Enter');
    await eventually('one file', labels, (found) => !found.some((label) => label.startsWith('swaks')) && found.length > 0);
    assert.include(await pane().innerText(), 'does not accept mail');
    await vscode().run('Mail Log: Filter Failures');
    await input.fill('no such words');
    await vscode().page.keyboard.press('Enter');
    await pane().getByText('No failure holds these words.').waitFor();
    await pane().getByRole('button', { name: 'Show All' }).click();
    await eventually('both files', labels, (found) => found.some((label) => label.startsWith('swaks')));
  });

  it('welcomes who has no failure', async () => {
    await vscode().closeEditors();
    await openText('good.smtp', '220 mx.example.net ESMTP\nQUIT\n221 2.0.0 Bye\n');
    await pane().getByText('No failure in the open logs.').waitFor();
  });
});
