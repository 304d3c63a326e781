import { assert } from 'chai';
import * as vscode from 'vscode';
import { diagnosticsOnce } from './support/diagnostics';
import { closeEditors, openOurs, show, startOf, type Opened } from './support/documents';
import { waitFor } from './support/events';
import { shownPage } from './support/pages';
import { run } from './support/user';

const BOUNCED =
  'Nov 24 02:36:46 mail postfix/smtp[210]: C60438A: to=<nosuch@example.net>, relay=mx.example.net[198.51.100.25]:25, delay=0.1, delays=0/0/0/0.1, dsn=5.1.1, status=bounced (host mx.example.net[198.51.100.25] said: «550 5.1.1 No such user» (in reply to RCPT TO command))\n';
const LOGIN = '220 mail.example.com ESMTP\nAUTH LOGIN\n334 VXNlcm5hbWU6\nYWxpY2U=\n334 UGFzc3dvcmQ6\n«d3JvbmctcGFzc3dvcmQ=»\n535 5.7.8 Authentication failed\n';

describe('the quick fixes of a failure', () => {
  afterEach(closeEditors);

  it('are the things one can do about it', async () => {
    const opened = await openOurs('mail-log', BOUNCED);
    assert.deepEqual((await fixesAt(opened)).map(({ title }) => title), [
      'Explain 550',
      'Explain 5.1.1',
      'Compare 550 with…',
      'Follow message',
      'Copy as note',
      'Ignore “unknown recipient” in this workspace',
      'Ignore 550 in this workspace',
    ]);
  });

  it('are none where nothing failed', async () => {
    const opened = await openOurs('mail-log', 'Nov 24 02:36:46 mail postfix/qmgr[192]: «C60438A»: removed\n');
    assert.isEmpty(await fixesAt(opened));
  });

  it('explain and compare without asking for the code again', async () => {
    const opened = await openOurs('mail-log', BOUNCED);
    await show(opened, startOf(opened.range(0)));
    await take(opened, 'Explain 5.1.1');
    assert.match((await shownPage()).title, /^5\.1\.1/);
    await closeEditors();
    await show(opened, startOf(opened.range(0)));
    const { picks } = await take(opened, 'Compare 550 with…', { picks: ['551'] });
    assert.lengthOf(picks, 1);
    assert.equal((await shownPage()).title, '550 vs 551');
  });

  it('follow the message of the failure, wherever the cursor is', async () => {
    const opened = await openOurs('mail-log', `Nov 24 02:36:45 mail postfix/qmgr[192]: DD93B94: removed\n${BOUNCED}`);
    await show(opened, new vscode.Range(0, 0, 0, 0));
    await take(opened, 'Follow message');
    await waitFor('the excerpt', vscode.window.onDidChangeActiveTextEditor, () => vscode.window.activeTextEditor?.document.getText().startsWith('Message C60438A') === true);
  });

  it('copy a note in plain language with the line', async () => {
    const opened = await openOurs('mail-log', BOUNCED);
    await show(opened, startOf(opened.range(0)));
    await take(opened, 'Copy as note');
    const note = await vscode.env.clipboard.readText();
    assert.match(note, /unknown recipient.*mx\.example\.net/);
    assert.include(note, opened.document.lineAt(0).text);
  });

  it('copy no secret: neither of the line nor of another', async () => {
    const opened = await openOurs('smtp-transcript', LOGIN.replace(/[«»]/g, '').replace('535 5.7.8 Authentication failed', '«535 5.7.8 Authentication failed»'));
    await show(opened, startOf(opened.range(0)));
    await take(opened, 'Copy as note');
    assert.notMatch(await vscode.env.clipboard.readText(), /wrong-password|d3JvbmctcGFzc3dvcmQ/);
  });

  for (const [title, value] of [['Ignore “unknown recipient” in this workspace', 'unknown-recipient'], ['Ignore 550 in this workspace', '550']] as const) {
    it(`“${title}” takes it out of the Problems panel, and Undo brings it back`, async () => {
      const opened = await openOurs('mail-log', BOUNCED);
      await show(opened, startOf(opened.range(0)));
      try {
        await take(opened, title);
        await diagnosticsOnce('no failure', opened.document, ({ length }) => length === 0);
        assert.deepEqual(vscode.workspace.getConfiguration('mailLog').get('diagnostics.ignore'), [value]);
      } finally {
        await vscode.workspace.getConfiguration('mailLog').update('diagnostics.ignore', undefined, vscode.ConfigurationTarget.Workspace);
      }
      await diagnosticsOnce('the failure again', opened.document, ({ length }) => length === 1);
    });
  }
});

describe('the quick fixes of a rule about sessions', () => {
  afterEach(closeEditors);

  const NOT_OFFERED = '220 mail.example.com ESMTP\nEHLO laptop.example.com\n«250-mail.example.com\n250 AUTH PLAIN»\n«AUTH NTLM»\n504 5.5.4 Unrecognized authentication type\n';

  it('lead to what the server offers, and switch the rule off', async () => {
    const opened = await openOurs('smtp-transcript', NOT_OFFERED);
    assert.deepEqual((await fixesAt(opened, 1)).map(({ title }) => title), ['Go to what the server offers', 'Ignore “Mechanism not offered” in this workspace']);
  });

  it('are those of each finding where two stand at the same place', async () => {
    const opened = await openOurs('smtp-transcript', '220 mail.example.com ESMTP\nEHLO laptop.example.com\n250-mail.example.com\n250-STARTTLS\n250 AUTH LOGIN\n«AUTH PLAIN AHRpbQB0YW5zdGFhZnRhbnN0YWFm»\n235 2.7.0 Authentication successful\n');
    const titles = (await fixesAt(opened)).map(({ title }) => title);
    assert.includeMembers(titles, ['Ignore “Mechanism not offered” in this workspace', 'Ignore “Password without TLS” in this workspace']);
  });

  it('go to the answer to EHLO', async () => {
    const opened = await openOurs('smtp-transcript', NOT_OFFERED);
    const editor = await show(opened, startOf(opened.range(1)));
    const fix = (await fixesAt(opened, 1)).find(({ title }) => title === 'Go to what the server offers');
    await vscode.commands.executeCommand(fix?.command?.command ?? '', ...((fix?.command?.arguments ?? []) as unknown[]));
    await waitFor('the answer', vscode.window.onDidChangeTextEditorSelection, () => editor.selection.active.line === 2);
  });

  it('take its findings alone out of the Problems panel, until the setting is put back', async () => {
    const opened = await openOurs('smtp-transcript', NOT_OFFERED);
    const settings = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('mailLog');
    const ofRule = (all: readonly vscode.Diagnostic[]): number => all.filter(({ code }) => typeof code === 'object' && code.value === 'mechanism-not-offered').length;
    await diagnosticsOnce('both findings', opened.document, (all) => ofRule(all) === 1 && all.length === 2);
    try {
      const { messages } = await take(opened, 'Ignore “Mechanism not offered” in this workspace', {}, 1);
      assert.match(messages.join(), /mailLog\.diagnostics\.mechanismNotOffered is now off/);
      await diagnosticsOnce('the failure alone', opened.document, (all) => ofRule(all) === 0 && all.length === 1);
      assert.equal(settings().get('diagnostics.mechanismNotOffered'), 'off');
    } finally {
      await settings().update('diagnostics.mechanismNotOffered', undefined, vscode.ConfigurationTarget.Workspace);
    }
    await diagnosticsOnce('both again', opened.document, (all) => ofRule(all) === 1);
  });
});

describe('the quick fix “Redact All Secrets in This File”', () => {
  afterEach(closeEditors);

  it('takes out all of them, and leaves the rest as it is', async () => {
    const opened = await openOurs('smtp-transcript', LOGIN + LOGIN.replace(/[«»]/g, ''));
    const before = opened.document.getText();
    const fixes = await vscode.commands.executeCommand<readonly vscode.CodeAction[]>('vscode.executeCodeActionProvider', opened.document.uri, opened.range(0), undefined, 20);
    const all = fixes.find(({ title }) => title === 'Redact All Secrets in This File');
    assert.isDefined(all?.edit, fixes.map(({ title }) => title).join());
    await vscode.workspace.applyEdit(all?.edit ?? new vscode.WorkspaceEdit());
    assert.equal(opened.document.getText(), before.replaceAll('d3JvbmctcGFzc3dvcmQ=', 'W3JlZGFjdGVkXQ=='));
  });
});

async function fixesAt({ document, range }: Opened, mark = 0): Promise<readonly vscode.CodeAction[]> {
  const actions = await vscode.commands.executeCommand<readonly vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range(mark), vscode.CodeActionKind.QuickFix.value);
  return actions.filter(({ command }) => command?.command.startsWith('mailLog.') === true || command?.arguments !== undefined);
}

async function take(opened: Opened, title: string, answers: Parameters<typeof run>[1] = {}, mark = 0): ReturnType<typeof run> {
  const fix = (await fixesAt(opened, mark)).find((one) => one.title === title);
  assert.isDefined(fix?.command, title);
  return run(fix?.command?.command ?? '', { ...answers, arguments: fix?.command?.arguments ?? [] });
}
