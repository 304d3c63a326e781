import { assert } from 'chai';
import { openSample, vscode } from './support/window';

describe('the status item', () => {
  it('tells the format and the number of failures', async () => {
    await openSample('swaks-login-535.smtp');
    assert.equal((await vscode().statusItem.innerText()).trim(), 'swaks transcript: 1 failure');
  });

  it('tells a screen reader the same', async () => {
    await openSample('swaks-login-535.smtp');
    assert.match((await vscode().statusItem.getAttribute('aria-label')) ?? '', /swaks transcript, 1 failure/);
  });
});
