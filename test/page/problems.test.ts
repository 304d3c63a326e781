import { assert } from 'chai';
import { eventually } from './support/drawn';
import { openSample, openText, vscode } from './support/window';

const BOUNCED =
  'Nov 24 02:36:46 mail postfix/smtp[210]: C60438A: to=<nosuch@example.net>, relay=mx.example.net[198.51.100.25]:25, delay=0.1, delays=0/0/0/0.1, dsn=5.1.1, status=bounced (host mx.example.net[198.51.100.25] said: 550 5.1.1 No such user (in reply to RCPT TO command))\n';

describe('the Problems panel', () => {
  before(() => vscode().closeEditors());
  afterEach(() => vscode().closeEditors());
  after(() => vscode().run('View: Hide Panel'));

  const rows = () => vscode().page.locator('.markers-panel .monaco-list-row');

  it('lists what failed, each with its rule', async () => {
    await openSample('swaks-login-535.smtp');
    await vscode().run('Problems: Focus on Problems View');
    const failure = rows().filter({ hasText: '535 5.7.8' });
    await failure.waitFor();
    const text = (await failure.innerText()).replace(/\s+/g, ' ');
    assert.include(text, 'login failed');
    assert.equal(await failure.locator('a', { hasText: 'permanent-failure' }).count(), 1, text);
  });

  it('leads to the page of the rule, rendered', async () => {
    await openSample('swaks-login-535.smtp');
    await vscode().run('Problems: Focus on Problems View');
    await rows().filter({ hasText: '535 5.7.8' }).locator('a', { hasText: 'permanent-failure' }).click({ modifiers: ['ControlOrMeta'] });
    await vscode().webview.getByRole('heading', { level: 1, name: 'permanent-failure' }).waitFor();
  });

  it('folds many failures of a kind into one that tells their number', async () => {
    await openText('folded.log', BOUNCED.repeat(2000));
    await vscode().run('Problems: Focus on Problems View');
    await rows().filter({ hasText: '2,000 times' }).waitFor();
    const badge = vscode().page.locator('.markers-panel .monaco-count-badge').first();
    assert.equal(await eventually('the number of rows', () => badge.innerText(), (text) => text === '1'), '1');
  });
});
