import { assert } from 'chai';
import * as vscode from 'vscode';
import type { Services } from '../../src/editor/services';
import { compareSessions } from '../../src/features/commands/compareSessions';
import { closeEditors, openOurs, show } from './support/documents';
import { shownPage } from './support/pages';
import { run } from './support/user';

const COMMAND = 'mailLog.compareSessions';
const BAD = '220 mx.example.net ESMTP\nEHLO app.example.com\n250-mx.example.net\n250 AUTH PLAIN\nAUTH PLAIN AGFsaWNlAG5vdC1hLXJlYWwtcGFzc3dvcmQ=\n535 5.7.8 Authentication failed\nQUIT\n221 2.0.0 Bye\n';
const GOOD = BAD.replace('app.example.com', 'swaks.example.com').replace('535 5.7.8 Authentication failed', '235 2.7.0 Ok');
const OTHER = BAD.replaceAll('mx.example.net', 'other.example.net');
const MIXED = [
  '[11]: connect from a.example.com[192.0.2.1]',
  '[12]: connect from b.example.com[192.0.2.2]',
  '[11]: > a.example.com[192.0.2.1]: 220 mail.example.com ESMTP',
  '[12]: > b.example.com[192.0.2.2]: 220 mail.example.com ESMTP',
  '[11]: < a.example.com[192.0.2.1]: EHLO a.example.com',
  '[12]: < b.example.com[192.0.2.2]: EHLO b.example.com',
  '[11]: > a.example.com[192.0.2.1]: 250 mail.example.com',
  '[12]: > b.example.com[192.0.2.2]: 550 5.7.1 No',
  '[11]: disconnect from a.example.com[192.0.2.1]',
  '[12]: disconnect from b.example.com[192.0.2.2]',
].map((words) => `Nov 24 02:36:46 mail postfix/smtpd${words}\n`).join('');

/** An empty selection on a line, counted from 0. */
function at(line: number): vscode.Range {
  return new vscode.Range(line, 0, line, 0);
}

describe('Compare Sessions…', () => {
  afterEach(closeEditors);

  it('shows the session at the cursor beside one of another log: where they part, and why', async () => {
    await show(await openOurs('smtp-transcript', GOOD), at(0));
    await show(await openOurs('smtp-transcript', OTHER), at(0));
    await show(await openOurs('smtp-transcript', BAD), at(4));
    const { picks } = await run(COMMAND, { picks: [(labels) => labels.find((label) => label.startsWith('swaks.example.com'))] });
    const [offered = []] = picks;
    const sessions = offered.filter((one) => one.includes(' | '));
    assert.match(sessions[0] ?? '', /^swaks\.example\.com to mx\.example\.net \| PLAIN as alice \| .*session\.smtp, line 1$/, 'one that went well, and the most alike, is the first');
    assert.equal(offered[0], 'Went well');
    assert.isFalse(sessions.some((one) => one.startsWith('app.example.com to mx.example.net')), 'not itself');
    const { title, text } = await shownPage();
    assert.equal(title, 'session.smtp:1 vs session.smtp:1');
    assert.include(text, 'The sessions part at `AUTH`: `AUTH PLAIN` was answered **535 5.7.8** on the left, **235 2.7.0** on the right.');
    for (const part of ['## What differs', '| **Name in EHLO** | `app.example.com` | `swaks.example.com` |', '## Side by side', '••••••']) assert.include(text, part);
    assert.notMatch(text, /not-a-real|AGFsaWNl/);
  });

  it('tells sessions of one log apart that mix, also from the line above one', async () => {
    const opened = await openOurs('mail-log', MIXED);
    await show(opened, at(7));
    await run(COMMAND, { picks: [(labels) => labels.find((label) => label.startsWith('a.example.com'))] });
    const { title, text } = await shownPage();
    assert.equal(title, 'maillog:2 vs maillog:1');
    assert.include(text, '`EHLO b.example.com` was answered **550 5.7.1** on the left, `EHLO a.example.com` **250** on the right.');
    await show(opened, at(9));
    const [lens] = await vscode.commands.executeCommand<readonly vscode.CodeLens[]>('vscode.executeCodeLensProvider', opened.document.uri);
    assert.equal(lens?.command?.command, COMMAND);
    const { picks } = await run(COMMAND, { arguments: (lens?.command?.arguments ?? []) as readonly unknown[] });
    assert.isTrue(picks[0]?.some((one) => one.startsWith('b.example.com')), 'the lens is that of the first');
    assert.isFalse(picks[0]?.some((one) => one.startsWith('a.example.com')));
  });

  it('asks for the first where the cursor is in none', async () => {
    const opened = await openOurs('smtp-transcript', `${GOOD}\n# between\n\n${BAD}`);
    await show(opened, at(9));
    const { picks } = await run(COMMAND, { picks: [(labels) => labels.find((label) => label.startsWith('app.example.com'))] });
    assert.lengthOf(picks, 2);
    assert.deepEqual(picks[0]?.map((one) => one.split(' ')[0]), ['swaks.example.com', 'app.example.com'], 'in the order of the log');
  });

  it('says what to do where no session is open', async () => {
    // Documents outlive their tabs, so that those of other tests may still be open.
    const services = { analyses: { all: () => new Map() } } as unknown as Services;
    const registration = vscode.commands.registerCommand('mailLogTests.compareNothing', () => compareSessions(services));
    try {
      const { messages, picks } = await run('mailLogTests.compareNothing');
      assert.deepEqual(messages, ['Open a mail log or transcript with a session to compare it with another.']);
      assert.isEmpty(picks);
    } finally {
      registration.dispose();
    }
  });

  it('shows nothing where no second session is picked', async () => {
    await show(await openOurs('smtp-transcript', GOOD + BAD), at(0));
    const { picks } = await run(COMMAND);
    assert.lengthOf(picks, 1);
    assert.isFalse(vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(({ input }) => input instanceof vscode.TabInputCustom)));
  });
});
