import { assert } from 'chai';
import * as vscode from 'vscode';
import { diagnosticsOnce } from './support/diagnostics';
import { closeEditors, edit, endOf, openAnalysed, openForeign, openOurs } from './support/documents';
import { changeFile, makeFile } from './support/files';

const SESSION = '220 mx.example.net ESMTP Postfix\nEHLO laptop.example.com\n250 mx.example.net\nMAIL FROM:<alice@example.com>\n250 2.1.0 Ok\nRCPT TO:<bob@example.net>\n550 5.1.1 No such user\nQUIT\n221 2.0.0 Bye\n';
const POSTFIX =
  'Nov 24 02:36:46 mail postfix/qmgr[192]: C60438A: from=<alice@example.com>, size=523, nrcpt=1 (queue active)\nNov 24 02:36:46 mail postfix/smtp[210]: C60438A: to=<bob@example.net>, relay=mx.example.net[198.51.100.25]:25, delay=0.1, delays=0/0/0/0.1, dsn=5.1.1, status=bounced (host mx.example.net[198.51.100.25] said: 550 5.1.1 No such user (in reply to RCPT TO command))\nNov 24 02:36:46 mail postfix/qmgr[192]: C60438A: removed\n';
const PROSE = 'In 2025 we moved 550 offices.\n550 people came, 334 left; room 521 stays empty.\n250 chairs were sold.\n';

describe('which documents are served', () => {
  afterEach(closeEditors);

  for (const language of ['log', 'plaintext'] as const) {
    for (const [name, text] of [['a transcript', SESSION], ['a Postfix log', POSTFIX]] as const) {
      it(`${name} in a ${language} document, for its content`, async () => {
        const { document } = await openOurs(language, text);
        assert.lengthOf(vscode.languages.getDiagnostics(document.uri), 1);
      });
    }

    it(`not prose with numbers in a ${language} document`, async () => {
      const document = await openForeign(language, PROSE);
      assert.isEmpty(vscode.languages.getDiagnostics(document.uri));
    });
  }

  it('no language that others look after', async () => {
    const document = await openForeign('markdown', SESSION);
    assert.isEmpty(vscode.languages.getDiagnostics(document.uri));
  });

  it('a document that becomes a mail log while it is written', async () => {
    const document = await openForeign('plaintext', '');
    assert.isEmpty(vscode.languages.getDiagnostics(document.uri));
    await edit(document, endOf(document), POSTFIX);
    await diagnosticsOnce('the failure', document, ({ length }) => length === 1);
  });

  const names: readonly (readonly [string, string])[] = [
    ['session.smtp', 'smtp-transcript'],
    ['maillog', 'mail-log'],
    ['mainlog', 'mail-log'],
    ['mail.log', 'mail-log'],
    ['mail.log.1', 'mail-log'],
  ];
  for (const [name, language] of names) {
    it(`knows ${name} by its name`, async () => {
      const document = await vscode.workspace.openTextDocument(makeFile(name, ''));
      assert.equal(document.languageId, language);
    });
  }

  it('knows a transcript by its greeting, whatever its name', async () => {
    const document = await vscode.workspace.openTextDocument(makeFile('session', SESSION));
    assert.equal(document.languageId, 'smtp-transcript');
  });

  it('a log that another program writes to', async () => {
    const { document } = await openOurs('log', POSTFIX);
    await vscode.window.showTextDocument(document);
    changeFile(document.uri, POSTFIX + POSTFIX);
    await diagnosticsOnce('the second failure', document, ({ length }) => length === 2);
  });

  it('every sample', async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.isDefined(folder);
    const files = await vscode.workspace.findFiles(new vscode.RelativePattern(folder, '*.{log,smtp}'));
    assert.isNotEmpty(files);
    for (const uri of files) await openAnalysed(uri);
  });
});
