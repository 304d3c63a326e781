import { assert } from 'chai';
import { openSample, vscode } from './support/window';

describe('the hover', () => {
  beforeEach(() => openSample('swaks-login-535.smtp'));
  afterEach(() => vscode().page.keyboard.press('Escape'));

  it('opens on 535 with the verdict, what it means, when one sees it, how to fix it', async () => {
    const text = await (await vscode().hover('535')).innerText();
    for (const part of ['mail.example.com', 'authentication failed', '5xx Permanent Negative', 'Description', 'When you see it', 'How to fix', 'RFC']) {
      assert.include(text, part);
    }
    assert.isBelow(text.indexOf('refused'), text.indexOf('Description'), 'the verdict stands first');
  });

  it('shows the fields of a challenge', async () => {
    const text = await (await vscode().hover('VXNlcm5hbWU6')).innerText();
    for (const part of ['LOGIN', 'step 1 of 4', 'Username:']) assert.include(text, part);
  });

  it('masks a password and says how to see it', async () => {
    const text = await (await vscode().hover('d3JvbmctcGFzc3dvcmQ')).innerText();
    assert.include(text, '••••••');
    assert.notInclude(text, 'wrong-password');
    assert.include(text, 'Reveal Secrets');
  });

  it('is not cut off at the edges of the window', async () => {
    const card = await vscode().boxOf(await vscode().hover('535'));
    const { width = 0, height = 0 } = vscode().page.viewportSize() ?? {};
    assert.isAtLeast(card.x, 0);
    assert.isAtMost(card.x + card.width, width);
    assert.isAtMost(card.y + card.height, height);
  });
});
