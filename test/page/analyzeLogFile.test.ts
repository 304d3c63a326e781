import { assert } from 'chai';
import { makeFile, vscode } from './support/window';

const BOUNCED =
  'Nov 24 02:36:46 mail postfix/smtp[210]: C60438A: to=<nosuch@example.net>, relay=mx.example.net[198.51.100.25]:25, delay=0.1, delays=0/0/0/0.1, dsn=5.1.1, status=bounced (host mx.example.net[198.51.100.25] said: 550 5.1.1 No such user (in reply to RCPT TO command))\n';
/** VS Code shows extensions no text beyond 50 MB. */
const SIZE = 60 << 20;
/** It takes a while: there is time to cancel. */
const FULL_OF_FAILURES = Buffer.alloc(SIZE, BOUNCED);
const QUIET = `${'Nov 24 02:36:46 mail postfix/qmgr[210]: C60438A: removed'.padEnd(127)}\n`;
const ONE_FAILURE = Buffer.concat([Buffer.from(BOUNCED), Buffer.alloc(SIZE, QUIET)]);

describe('Analyze Log File…', () => {
  beforeEach(() => vscode().closeEditors());
  after(async () => {
    // Shown for the failures: it would take its room from the tests that follow.
    await vscode().run('View: Hide Panel');
    await vscode().closeEditors();
  });

  /** A name for each attempt: nothing is offered twice for a file. */
  let names = 0;
  async function open(content: Buffer): Promise<string> {
    const name = `mail.log.8-${++names}`;
    await vscode().openTab(makeFile(name, content));
    return name;
  }

  /** Under the driver of tests VS Code shows none by itself: they are looked up where they are kept. */
  async function press(button: string, text: string): Promise<void> {
    const { page } = vscode();
    const item = page.locator('.notifications-center .notification-list-item', { hasText: text });
    await page.locator('.statusbar-item .codicon-bell-dot').or(item).first().waitFor();
    if (!(await item.isVisible())) await vscode().run('Notifications: Show Notifications');
    await item.getByRole('button', { name: button }).click();
  }

  it('is offered for a log that is too big, can be cancelled, and then shows nothing', async () => {
    const name = await open(FULL_OF_FAILURES);
    await press('Analyze Log File', `${name} is so big that VS Code shows it to no extension`);
    await press('Cancel', `Analyzing ${name}`);
    await vscode().page.locator('.statusbar-item', { hasText: `Analyzing ${name} was cancelled. Nothing of it is kept.` }).waitFor();
    assert.equal(await vscode().page.locator('.tab', { hasText: 'Failures in' }).count(), 0);
  });

  it('shows the failures of such a log, and leads to the Problems panel', async () => {
    const name = await open(ONE_FAILURE);
    await press('Analyze Log File', `${name} is so big`);
    await vscode().page.locator('.tab.active', { hasText: `Failures in ${name}` }).waitFor();
    await press('Show Problems', `${name}: 1 failure in ${(1 + SIZE / QUIET.length).toLocaleString('en-US')} lines.`);
    await vscode().page.locator('.markers-panel .monaco-list-row', { hasText: 'No such user' }).first().waitFor();
  });
});
