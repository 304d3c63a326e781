import { assert } from 'chai';
import * as vscode from 'vscode';
import { closeEditors, openOurs, show, startOf, type Opened } from './support/documents';
import { waitFor } from './support/events';
import { hoverAt } from './support/hovers';
import { run } from './support/user';

/** A message that goes through a content filter and on under another id, among the lines of another one. */
const LOG = `Nov 24 02:36:46 mail postfix/smtpd[11]: «C60438A»: client=laptop.example.com[192.0.2.50]
Nov 24 02:36:46 mail postfix/cleanup[12]: «C60438A»: message-id=<1@laptop.example.com>
Nov 24 02:36:46 mail postfix/smtpd[13]: DD93B94: client=pc.example.com[192.0.2.51]
Nov 24 02:36:46 mail postfix/qmgr[14]: «C60438A»: from=<alice@example.com>, size=523, nrcpt=1 (queue active)
Nov 24 02:36:47 mail postfix/smtp[15]: «C60438A»: to=<bob@example.net>, relay=127.0.0.1[127.0.0.1]:10024, delay=0.1, delays=0/0/0/0.1, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as F182D9C)
Nov 24 02:36:47 mail postfix/qmgr[14]: «C60438A»: removed
Nov 24 02:36:47 mail postfix/qmgr[14]: F182D9C: from=<alice@example.com>, size=900, nrcpt=1 (queue active)
Nov 24 02:36:48 mail postfix/smtp[16]: F182D9C: to=<bob@example.net>, relay=mx.example.net[198.51.100.25]:25, delay=0.1, delays=0/0/0/0.1, dsn=5.1.1, status=bounced (host mx.example.net[198.51.100.25] said: 550 5.1.1 No such user (in reply to RCPT TO command))
Nov 24 02:36:48 mail postfix/qmgr[14]: F182D9C: removed
`;
const LINES = [0, 1, 3, 4, 5, 6, 7, 8];

describe('a message', () => {
  afterEach(closeEditors);

  it('is defined where it enters, from any of its ids', async () => {
    const { document } = await openOurs('mail-log', LOG);
    for (const [line, text] of [[5, 'C60438A'], [7, 'F182D9C']] as const) {
      const at = new vscode.Position(line, document.lineAt(line).text.indexOf(text) + 2);
      const [found] = await vscode.commands.executeCommand<readonly (vscode.Location | vscode.LocationLink)[]>('vscode.executeDefinitionProvider', document.uri, at);
      assert.isDefined(found, text);
      assert.equal('targetRange' in found ? found.targetRange.start.line : found.range.start.line, 0, text);
    }
  });

  it('is referred to by all of its lines', async () => {
    const opened = await openOurs('mail-log', LOG);
    const found = await vscode.commands.executeCommand<readonly vscode.Location[]>('vscode.executeReferenceProvider', opened.document.uri, opened.range(0).start);
    assert.deepEqual(found.map(({ range }) => range.start.line), LINES);
  });

  it('has its id highlighted where it stands, and no other id', async () => {
    const opened = await openOurs('mail-log', LOG);
    const found = await vscode.commands.executeCommand<readonly vscode.DocumentHighlight[]>('vscode.executeDocumentHighlights', opened.document.uri, opened.range(1).start);
    assert.deepEqual(found.map(({ range }) => range), opened.ranges);
  });

  it('is told of in the hover on any of its ids, with a way to its lines', async () => {
    const { document } = await openOurs('mail-log', LOG);
    for (const [line, text] of [[0, 'C60438A'], [7, 'F182D9C']] as const) {
      const start = document.lineAt(line).text.indexOf(text);
      const hover = await hoverAt(document, new vscode.Range(line, start + 2, line, start + 2));
      const said = hover?.text.replaceAll('\\', '') ?? '';
      assert.include(said, '**Message C60438A, then F182D9C** · 8 lines');
      assert.match(said, /- bob@example\.net: bounced \(unknown recipient\) at Nov 24 02:36:48/);
      assert.match(said, /\[Follow message\]\(command:mailLog\.followMessage\?/);
      assert.deepEqual(hover?.range, new vscode.Range(line, start, line, start + text.length));
    }
  });

  it('is nowhere but at an id', async () => {
    const { document } = await openOurs('mail-log', LOG);
    const at = new vscode.Position(3, document.lineAt(3).text.indexOf('size'));
    assert.isEmpty(await vscode.commands.executeCommand('vscode.executeDefinitionProvider', document.uri, at));
    assert.isEmpty(await vscode.commands.executeCommand('vscode.executeReferenceProvider', document.uri, at));
  });

  it('is shown by Follow Message: what became of it, and its lines, each leading back', async () => {
    const opened = await openOurs('mail-log', LOG);
    await show(opened, startOf(opened.range(2)));
    await run('mailLog.followMessage');
    const page = await excerpt();
    const lines = page.getText().split('\n');
    assert.equal(lines[0], 'Message C60438A, then F182D9C: 8 lines');
    assert.match(page.getText(), /^bob@example\.net: bounced \(unknown recipient\) at Nov 24 02:36:48, (?:at once|after \d+ seconds?), (?:\d+ tries, )?by mx\.example\.net/m);
    const shown = lines.filter((line) => /^ *\d+ {2}Nov/.test(line));
    assert.deepEqual(shown, LINES.map((line) => `${String(line + 1).padStart(2)}  ${opened.document.lineAt(line).text}`));
    const links = await vscode.commands.executeCommand<readonly vscode.DocumentLink[]>('vscode.executeLinkProvider', page.uri);
    assert.deepEqual(links.map(({ target }) => target?.fragment), LINES.map((line) => `L${line + 1}`));
    for (const { target } of links) assert.equal(target?.with({ fragment: '' }).toString(), opened.document.uri.toString());
  });

  it('is counted once: the excerpt brings no findings of its own', async () => {
    const opened = await openOurs('mail-log', LOG);
    await show(opened, startOf(opened.range(2)));
    await run('mailLog.followMessage');
    assert.isEmpty(vscode.languages.getDiagnostics((await excerpt()).uri));
  });

  it('cannot be followed from a line that names none, and with no editor', async () => {
    const opened: Opened = await openOurs('mail-log', 'Nov 24 02:36:46 mail postfix/master[190]: daemon started -- version 3.7.11\n');
    await show(opened, new vscode.Range(0, 0, 0, 0));
    assert.match((await run('mailLog.followMessage')).messages.join(), /names no message/);
    await closeEditors();
    assert.match((await run('mailLog.followMessage')).messages.join(), /Open a mail log/);
  });
});

async function excerpt(): Promise<vscode.TextDocument> {
  const shown = (): vscode.TextDocument | undefined => vscode.window.activeTextEditor?.document;
  await waitFor('the excerpt', vscode.window.onDidChangeActiveTextEditor, () => shown()?.uri.scheme === 'mail-log-excerpt');
  const document = shown();
  if (!document) throw new Error('The excerpt was closed.');
  return document;
}
