import { assert } from 'chai';
import { openSample, openText, vscode } from './support/window';

describe('the status item', () => {
  it('tells the format and the number of failures', async () => {
    await openSample('swaks-login-535.smtp');
    assert.equal((await vscode().statusItem.innerText()).trim(), 'swaks transcript: 1 failure');
  });

  it('sums the file up for the pointer that rests on it', async () => {
    await openSample('postfix.log');
    await vscode().statusItem.hover();
    const card = vscode().page.locator('.monaco-hover:visible', { hasText: 'Choose Log Format' });
    await card.waitFor();
    const text = (await card.innerText()).replace(/\s+/g, ' ');
    assert.match(text, /30 failures \d+ unknown recipient .*and \d+ more causes \d+ refused for now, not listed among the problems Next Failure · Show Summary · Choose Log Format…/);
    await vscode().page.mouse.move(600, 300);
    await card.waitFor({ state: 'hidden' });
  });

  it('does not call a log free of failures in which mail was refused for now', async () => {
    await openText('later.smtp', '220 mx.example.net ESMTP\nMAIL FROM:<alice@example.com>\n250 Ok\nRCPT TO:<bob@example.net>\n450 4.2.1 Later\n');
    assert.equal((await vscode().statusItem.innerText()).trim(), 'SMTP session: 1 temporary failure');
  });

  it('tells a screen reader the same', async () => {
    await openSample('swaks-login-535.smtp');
    assert.match((await vscode().statusItem.getAttribute('aria-label')) ?? '', /swaks transcript, 1 failure/);
  });
});
