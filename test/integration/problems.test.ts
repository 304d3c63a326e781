import { assert } from 'chai';
import * as vscode from 'vscode';
import { diagnosticsOnce, shown, type Shown } from './support/diagnostics';
import { closeEditors, edit, endOf, openOurs, type Opened } from './support/documents';
import { shownPage } from './support/pages';
import { run } from './support/user';

const BOUNCED =
  'Nov 24 02:36:46 mail postfix/smtp[210]: C60438A: to=<nosuch@example.net>, relay=mx.example.net[198.51.100.25]:25, delay=0.1, delays=0/0/0/0.1, dsn=5.1.1, status=bounced (host mx.example.net[198.51.100.25] said: «550-5.1.1 There is nobody 550 5.1.1 of that name» (in reply to RCPT TO command))';
const REJECTED =
  'Nov 24 02:36:48 mail postfix/smtpd[212]: NOQUEUE: reject: RCPT from unknown[192.0.2.66]: «554 5.7.1 <someone@example.net>: Relay access denied»; from=<a@example.org> to=<someone@example.net> proto=ESMTP helo=<pc>';
const DEFERRED =
  'Nov 24 02:36:46 mail postfix/smtp[210]: C60438A: to=<full@example.net>, relay=mx.example.net[198.51.100.25]:25, delay=0.09, delays=0/0/0/0.05, dsn=4.2.2, status=deferred (host mx.example.net[198.51.100.25] said: 452 4.2.2 Mailbox full (in reply to RCPT TO command))';
const TRANSCRIPT = '220 mx.example.net ESMTP\nMAIL FROM:<alice@example.com>\n250 2.1.0 Ok\n«RCPT TO:<bob@example.net>»\n«550 5.1.1 No such user»\n';

describe('the Problems panel', () => {
  afterEach(closeEditors);

  it('shows a refused command: the reply, why, for whom, and the command', async () => {
    const opened = await openOurs('smtp-transcript', TRANSCRIPT);
    assert.deepEqual(all(opened), [
      {
        range: opened.range(1),
        severity: 'error',
        rule: 'permanent-failure',
        page: 'permanent-failure',
        source: 'Mail Log',
        related: [opened.range(0)],
      },
    ]);
    assert.match(messages(opened)[0] ?? '', /^550 5\.1\.1 .*unknown recipient.*RCPT TO.*bob@example\.net.*No such user/);
  });

  it('shows a bounce of a Postfix log with its whole reply', async () => {
    const opened = await openOurs('mail-log', `${BOUNCED}\n`);
    assert.deepEqual(all(opened), [
      { range: opened.range(0), severity: 'error', rule: 'permanent-failure', page: 'permanent-failure', source: 'Mail Log', related: [] },
    ]);
    assert.match(messages(opened)[0] ?? '', /^550 5\.1\.1 .*nosuch@example\.net.*There is nobody of that name/);
  });

  it('shows a stranger whom our own server refused as a warning', async () => {
    const opened = await openOurs('mail-log', `${REJECTED}\n`);
    assert.deepEqual(all(opened), [
      { range: opened.range(0), severity: 'warning', rule: 'rejected-inbound', page: 'rejected-inbound', source: 'Mail Log', related: [] },
    ]);
    assert.match(messages(opened)[0] ?? '', /^554 5\.7\.1 .*Relay access denied/);
  });

  it('leads from each finding to the page of its rule', async () => {
    await openOurs('smtp-transcript', TRANSCRIPT);
    await run('mailLog.showRule', { arguments: ['permanent-failure'] });
    const { title, text } = await shownPage();
    assert.equal(title, 'permanent-failure');
    assert.match(text, /^# permanent-failure\n/);
    await closeEditors();
    await run('mailLog.showRule', { arguments: ['../secret'] });
    assert.isTrue(vscode.window.tabGroups.all.every(({ tabs }) => tabs.length === 0), 'there is no such rule');
  });

  it('leaves out what is tried again, until the user wants to see it', async () => {
    const opened = await openOurs('mail-log', `${DEFERRED}\n`);
    assert.isEmpty(all(opened));
    const settings = vscode.workspace.getConfiguration('mailLog');
    await settings.update('diagnostics.temporaryFailure', 'hint', vscode.ConfigurationTarget.Global);
    try {
      await diagnosticsOnce('the deferred message', opened.document, (found) => found.length === 1);
      assert.deepInclude(all(opened)[0], { severity: 'hint', rule: 'temporary-failure' });
    } finally {
      await settings.update('diagnostics.temporaryFailure', undefined, vscode.ConfigurationTarget.Global);
    }
    await diagnosticsOnce('no deferred message', opened.document, (found) => found.length === 0);
  });

  it('names what is wrong with Base64, and at which column', async () => {
    const opened = await openOurs('smtp-transcript', '220 mail.example.com ESMTP\nAUTH LOGIN\n334 VXNlcm5h«!»WU6\n');
    assert.deepEqual(all(opened), [
      { range: opened.range(0), severity: 'information', rule: 'base64-malformed', page: 'base64-malformed', source: 'Mail Log', related: [] },
    ]);
    assert.match(messages(opened)[0] ?? '', /Base64.*9/, 'the ninth character of the payload');
  });

  it('takes plain words in place of a challenge for what they are', async () => {
    for (const challenge of ['NTLM supported', '<authentication response>', 'Username:', '']) {
      assert.isEmpty(all(await openOurs('smtp-transcript', `220 mail.example.com ESMTP\nAUTH LOGIN\n334 ${challenge}\n`)), challenge);
    }
  });

  it('shows each of a few equal failures', async () => {
    const opened = await openOurs('mail-log', `${BOUNCED}\n`.repeat(5));
    assert.deepEqual(all(opened).map(({ range }) => range), opened.ranges);
  });

  it('folds 5,000 equal failures into one that tells their number', async () => {
    const opened = await openOurs('mail-log', `${BOUNCED}\n`.repeat(5000));
    await diagnosticsOnce('all to be counted', opened.document, (found) => found.length === 1 && /5,000/.test(found[0]?.message ?? ''));
    const [one] = all(opened);
    assert.deepEqual(one?.range, opened.range(0));
    assert.isNotEmpty(one?.related);
    assert.deepEqual(one?.related, opened.ranges.slice(1, 1 + (one?.related.length ?? 0)), 'it points to the next ones');
  });

  it('stays below what VS Code shows for a file, however many different failures there are', async () => {
    const different = Array.from({ length: 1500 }, (_, index) => BOUNCED.replaceAll('5.1.1', `5.${100 + Math.floor(index / 500)}.${index % 500}`));
    const opened = await openOurs('mail-log', `${different.join('\n')}\n`);
    const found = await diagnosticsOnce('the most that are shown', opened.document, ({ length }) => length >= 900);
    assert.isBelow(found.length, 1000);
  });

  it('follows an edit above', async () => {
    const opened = await openOurs('smtp-transcript', TRANSCRIPT);
    const reply = opened.range(1);
    await edit(opened.document, new vscode.Range(1, 0, 1, 0), 'NOOP\n250 2.0.0 Ok\n');
    const line = reply.start.line + 2;
    await diagnosticsOnce('the failure two lines further down', opened.document, ([one]) => one?.range.start.line === line);
    assert.deepEqual(all(opened)[0]?.related[0]?.start.line, line - 1, 'the command has moved with it');
  });

  it('follows an edit of the reply itself', async () => {
    const opened = await openOurs('smtp-transcript', TRANSCRIPT);
    const reply = opened.range(1);
    await edit(opened.document, reply, '250 2.1.5 Ok');
    await diagnosticsOnce('no failure', opened.document, ({ length }) => length === 0);
    await vscode.commands.executeCommand('vscode.open', opened.document.uri);
    await vscode.commands.executeCommand('undo');
    await diagnosticsOnce('the failure again', opened.document, ({ length }) => length === 1);
    assert.deepEqual(all(opened)[0]?.range, reply);
  });

  it('follows a log that grows', async () => {
    const opened = await openOurs('mail-log', `${BOUNCED}\n`);
    const { line } = endOf(opened.document).start;
    await edit(opened.document, endOf(opened.document), `${REJECTED.replace(/[«»]/g, '')}\n`);
    const found = await diagnosticsOnce('the new failure', opened.document, ({ length }) => length === 2);
    assert.deepEqual(found.map(({ range }) => range.start.line), [0, line]);
  });

  it('is empty for a document that is closed', async () => {
    // Never saved: VS Code keeps files open for a while.
    const document = await vscode.workspace.openTextDocument({ language: 'smtp-transcript', content: TRANSCRIPT.replace(/[«»]/g, '') });
    await vscode.window.showTextDocument(document);
    await diagnosticsOnce('the failure', document, ({ length }) => length === 1);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await diagnosticsOnce('no failure', document, ({ length }) => length === 0);
  });

  it('counts on the language: a document that becomes a mail log is read, one that ceases to be is not', async () => {
    const opened = await openOurs('mail-log', `${BOUNCED}\n`);
    const other = await vscode.languages.setTextDocumentLanguage(opened.document, 'markdown');
    await diagnosticsOnce('no failure', other, ({ length }) => length === 0);
    const again = await vscode.languages.setTextDocumentLanguage(other, 'mail-log');
    await diagnosticsOnce('the failure again', again, ({ length }) => length === 1);
  });
});

function all({ document }: Opened): readonly Shown[] {
  return vscode.languages.getDiagnostics(document.uri).map((one) => shown(one, document));
}

function messages({ document }: Opened): readonly string[] {
  return vscode.languages.getDiagnostics(document.uri).map(({ message }) => message);
}
