import { appendFileSync } from 'node:fs';
import { assert } from 'chai';
import { eventually } from './support/drawn';
import { openText, vscode } from './support/window';

const line = (recipient: string): string =>
  `Nov 24 02:36:46 mail postfix/smtp[210]: C60438A: to=<${recipient}@example.net>, relay=mx.example.net[198.51.100.25]:25, delay=0.1, delays=0/0/0/0.1, dsn=5.1.1, status=bounced (host mx.example.net[198.51.100.25] said: 550 5.1.1 No such user (in reply to RCPT TO command))\n`;

describe('a log that grows on disk', () => {
  before(() => vscode().closeEditors());
  after(() => vscode().closeEditors());

  it('is counted on, and followed until the user scrolls up', async () => {
    const path = await openText('growing.log', line('first').repeat(200));
    const count = (): Promise<string> => vscode().statusItem.innerText();
    await eventually('200 failures', count, (text) => text.includes('200 failures'));
    await vscode().run('Mail Log: Follow Tail');
    await vscode().lineWith('first').waitFor();
    appendFileSync(path, line('second').repeat(60));
    await eventually('260 failures', count, (text) => text.includes('260 failures'));
    await vscode().lineWith('second').waitFor();
    const last = vscode().editor.locator('.line-numbers', { hasText: /^261$/ });
    await last.waitFor();

    await vscode().editor.click();
    await vscode().page.keyboard.press('Alt+PageUp');
    await vscode().page.keyboard.press('Alt+PageUp');
    await last.waitFor({ state: 'detached' });
    appendFileSync(path, line('third').repeat(60));
    await eventually('320 failures', count, (text) => text.includes('320 failures'));
    assert.equal(await vscode().editor.locator('.view-line', { hasText: 'third' }).count(), 0, 'the view has stayed where it was');
  });
});
