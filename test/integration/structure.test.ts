import { assert } from 'chai';
import * as vscode from 'vscode';
import { closeEditors, openOurs, show } from './support/documents';

const GOOD = '220 mx.example.net ESMTP\nEHLO laptop.example.com\n250 mx.example.net\nQUIT\n221 2.0.0 Bye\n';
const BAD = '220 mx.example.net ESMTP\nEHLO pc.example.com\n250 mx.example.net\nMAIL FROM:<alice@example.com>\n250 2.1.0 Ok\nRCPT TO:<bob@example.net>\n550-5.1.1 There is nobody\n550 5.1.1 of that name\nQUIT\n221 2.0.0 Bye\n';
const MIXED = `Nov 24 02:36:46 mail postfix/smtpd[11]: connect from a.example.com[192.0.2.1]
Nov 24 02:36:46 mail postfix/smtpd[12]: connect from b.example.com[192.0.2.2]
Nov 24 02:36:47 mail postfix/smtpd[11]: disconnect from a.example.com[192.0.2.1] ehlo=1 quit=1 commands=2
Nov 24 02:36:47 mail postfix/smtpd[12]: disconnect from b.example.com[192.0.2.2] ehlo=1 quit=1 commands=2
Nov 24 02:36:48 mail postfix/smtpd[13]: connect from c.example.com[192.0.2.3]
Nov 24 02:36:48 mail postfix/smtpd[13]: disconnect from c.example.com[192.0.2.3] ehlo=1 quit=1 commands=2
`;

describe('the sessions of a log', () => {
  afterEach(closeEditors);

  it('are its symbols, each with its lines and how it went', async () => {
    const { document } = await openOurs('smtp-transcript', GOOD + BAD);
    const symbols = await vscode.commands.executeCommand<readonly vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document.uri);
    assert.deepEqual(
      symbols.map(({ name, range }) => [name, range.start.line, range.end.line]),
      [['laptop.example.com to mx.example.net', 0, 4], ['pc.example.com to mx.example.net', 5, 14]],
    );
    assert.match(symbols[1]?.detail ?? '', /550 5\.1\.1 unknown recipient/);
    assert.notMatch(symbols[0]?.detail ?? '', /550|refused|failure/);
  });

  it('are known to their end also of a log that is still being read', async () => {
    const { document } = await openOurs('mail-log', MIXED.repeat(3000));
    const symbols = await vscode.commands.executeCommand<readonly vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document.uri);
    assert.lengthOf(symbols, 2001, 'as many as are listed, and a note');
    assert.equal(symbols.at(-1)?.name, '7,000 more sessions');
  });

  it('each have a line above that tells the same, until the user wants none', async () => {
    const { document } = await openOurs('smtp-transcript', GOOD + BAD);
    const lenses = async (): Promise<readonly vscode.CodeLens[]> => vscode.commands.executeCommand('vscode.executeCodeLensProvider', document.uri);
    const shown = await lenses();
    assert.deepEqual(shown.map(({ range }) => range.start.line), [0, 5]);
    assert.match(shown[1]?.command?.title ?? '', /pc\.example\.com to mx\.example\.net · .*550 5\.1\.1 unknown recipient/);
    const settings = vscode.workspace.getConfiguration('mailLog');
    await settings.update('sessions.codeLens', false, vscode.ConfigurationTarget.Global);
    try {
      assert.isEmpty(await lenses());
    } finally {
      await settings.update('sessions.codeLens', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('fold where they do not mix, and so do long replies', async () => {
    const folds = async (uri: vscode.Uri): Promise<readonly (readonly [number, number])[]> => {
      const ranges = await vscode.commands.executeCommand<readonly vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', uri);
      return ranges.map(({ start, end }) => [start, end] as const).sort(([a], [b]) => a - b);
    };
    const transcript = await openOurs('smtp-transcript', GOOD + BAD);
    assert.deepEqual(await folds(transcript.document.uri), [[0, 4], [5, 14], [11, 12]]);
    const mixed = await openOurs('mail-log', MIXED);
    assert.deepEqual(await folds(mixed.document.uri), [[4, 5]]);
  });

  it('stand in the breadcrumbs: the symbol at the cursor is its session', async () => {
    const opened = await openOurs('smtp-transcript', GOOD + BAD);
    await show(opened, new vscode.Range(9, 0, 9, 0));
    const symbols = await vscode.commands.executeCommand<readonly vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', opened.document.uri);
    const here = symbols.filter(({ range }) => range.contains(new vscode.Position(9, 0)));
    assert.deepEqual(here.map(({ name }) => name), ['pc.example.com to mx.example.net']);
  });
});
