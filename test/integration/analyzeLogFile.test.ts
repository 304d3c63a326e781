import { assert } from 'chai';
import * as vscode from 'vscode';
import { archives } from '../support/archives';
import { closeEditors, openOurs } from './support/documents';
import { waitFor } from './support/events';
import { extension } from './support/extension';
import { changeFile, forbidden, makeFile } from './support/files';
import { run, type Asked } from './support/user';

const COMMAND = 'mailLog.analyzeLogFile';
const bounced = (id: string): string =>
  `Nov 24 02:36:46 mail postfix/smtp[210]: ${id}: to=<nosuch@example.net>, relay=mx.example.net[198.51.100.25]:25, delay=0.1, delays=0/0/0/0.1, dsn=5.1.1, status=bounced (host mx.example.net[198.51.100.25] said: 550 5.1.1 No such user (in reply to RCPT TO command))`;
const LOGIN = '220 mail.example.com ESMTP\nAUTH LOGIN\n334 VXNlcm5hbWU6\nYWxpY2U=\n334 UGFzc3dvcmQ6\nd3JvbmctcGFzc3dvcmQ=\n535 5.7.8 Authentication failed\n';

/** Files in one folder, by their names. */
function makeFiles(contents: Readonly<Record<string, string | Uint8Array>>): readonly vscode.Uri[] {
  const [first] = Object.keys(contents);
  const folder = vscode.Uri.joinPath(makeFile(first ?? '', ''), '..');
  return Object.entries(contents).map(([name, content]) => {
    const uri = vscode.Uri.joinPath(folder, name);
    changeFile(uri, content);
    return uri;
  });
}

/** As the menu of the Explorer does. */
function analyze(...uris: readonly vscode.Uri[]): Promise<Asked> {
  return run(COMMAND, { arguments: [uris[0], uris] });
}

function linesOf(uri: vscode.Uri): readonly number[] {
  return vscode.languages.getDiagnostics(uri).map(({ range }) => range.start.line);
}

async function gzip(text: string): Promise<Uint8Array> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function excerpt(): vscode.TextDocument {
  const document = vscode.window.activeTextEditor?.document;
  if (document?.uri.scheme !== 'mail-log-excerpt') throw new Error('No excerpt is shown.');
  return document;
}

describe('Analyze Log File…', () => {
  before(() => extension.activate());
  afterEach(closeEditors);

  it('reads rotated files as one log, the oldest first, without opening them', async () => {
    const [newest, older, oldest] = makeFiles({ 'mail.log': `${bounced('C600003')}\n`, 'mail.log.1': `${bounced('C600002')}\n`, 'mail.log.2.gz': await gzip(`${bounced('C600000')}\n${bounced('C600001')}\n`) });
    assert.isDefined(oldest);
    if (!newest || !older || !oldest) return;
    const { messages } = await analyze(newest, older, oldest);
    assert.deepEqual([linesOf(oldest), linesOf(older), linesOf(newest)], [[0, 1], [0], [0]]);
    assert.match(messages.join(), /^mail\.log and 2 older files: 4 failures in 4 lines\.$/);
    const text = excerpt().getText();
    assert.deepEqual(text.match(/C60000\d/g), ['C600000', 'C600001', 'C600002', 'C600003']);
    assert.isFalse(vscode.workspace.textDocuments.some(({ uri }) => uri.toString() === newest.toString()));
  });

  it('believes the first time stamps more than the names', async () => {
    const [named, other] = makeFiles({ 'mail.log': `${bounced('C600001')}\n`, 'mail.log.1': `\n${bounced('C600002').replace('Nov 24', 'Nov 25')}\n` });
    if (!named || !other) throw new Error('no files');
    await analyze(named, other);
    assert.deepEqual(excerpt().getText().match(/C60000\d/g), ['C600001', 'C600002']);
    assert.deepEqual([linesOf(named), linesOf(other)], [[0], [1]]);
  });

  it('links each line of its excerpt to the line of the file, where that is a text', async () => {
    const [plain, packed] = makeFiles({ 'mail.log': `quiet\n${bounced('C600001')}\n`, 'mail.log.1.gz': await gzip(`${bounced('C600000')}\n`) });
    if (!plain || !packed) throw new Error('no files');
    await analyze(plain, packed);
    const document = excerpt();
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', document.uri);
    const ours = links.filter(({ target }) => target?.path === plain.path);
    assert.deepEqual(ours.map(({ target }) => target?.fragment), ['L2']);
    assert.include(document.lineAt(ours[0]?.range.start.line ?? 0).text, 'C600001');
    assert.isEmpty(links.filter(({ target }) => target?.path === packed.path));
    const [failure] = vscode.languages.getDiagnostics(packed);
    const [place] = failure?.relatedInformation ?? [];
    assert.equal(place?.location.uri.toString(), document.uri.toString());
    assert.include(document.lineAt(place?.location.range.start.line ?? 0).text, 'C600000');
  });

  it('shows no secret', async () => {
    const [uri] = makeFiles({ 'session.log': LOGIN });
    if (!uri) throw new Error('no file');
    await analyze(uri);
    assert.include(excerpt().getText(), '535 5.7.8');
    assert.notInclude(excerpt().getText(), 'd3JvbmctcGFzc3dvcmQ');
  });

  it('forgets a log when its excerpt is closed', async () => {
    const [uri] = makeFiles({ 'mail.log': `${bounced('C600001')}\n` });
    if (!uri) throw new Error('no file');
    await analyze(uri);
    assert.lengthOf(linesOf(uri), 1);
    await closeEditors();
    await waitFor('no failure', vscode.languages.onDidChangeDiagnostics, () => linesOf(uri).length === 0);
  });

  it('reads every compression', async () => {
    for (const [kind, archive] of Object.entries(archives)) {
      const [uri] = makeFiles({ [`mail.log.${kind}`]: archive });
      if (!uri) throw new Error('no file');
      assert.deepEqual((await analyze(uri)).messages, [`mail.log.${kind}: 0 failures in 3,000 lines.`]);
    }
  });

  it('shows what could be read of an archive that is cut off, and says what is wrong', async () => {
    const text = Array.from({ length: 3000 }, (_, index) => bounced(`C${String(index).padStart(6, '0')}`)).join('\n');
    const archive = await gzip(text);
    const [uri] = makeFiles({ 'mail.log.1.gz': archive.subarray(0, archive.length - 100) });
    if (!uri) throw new Error('no file');
    const { messages } = await analyze(uri);
    assert.equal(messages[0], 'Only a part of mail.log.1.gz was read: its gzip archive is cut off.');
    assert.match(vscode.languages.getDiagnostics(uri)[0]?.message ?? '', /^[\d,]+ times/);
  });

  it('says what is wrong with what is no file', async () => {
    const missing = vscode.Uri.joinPath(makeFile('mail.log', ''), '..', 'gone.log');
    assert.deepEqual((await analyze(missing)).messages, ['Cannot read gone.log: there is no such file.']);
    const folder = vscode.Uri.joinPath(makeFile('mail.log', 'x'), '..');
    assert.match((await analyze(folder)).messages.join(), /it is a directory/);
  });

  it('says it once where it goes for many files of a log', async () => {
    const there = makeFile('mail.log', '');
    const missing = [1, 2, 3, 4, 5].map((number) => vscode.Uri.joinPath(there, '..', `mail.log.${number}`));
    const { messages } = await analyze(...missing);
    assert.deepEqual(messages, ['Cannot read mail.log.5: there is no such file. 4 other files could not be read, or not to the end; the output “Mail Log” says why.']);
  });

  it('names the file that may not be read, and says what to do, on another machine too', async () => {
    const [uri] = makeFiles({ 'mail.log': `${bounced('C600001')}\n` });
    if (!uri) throw new Error('no file');
    const original = Object.getOwnPropertyDescriptor(vscode.env, 'remoteName');
    const on = async (remoteName: string | undefined): Promise<string> => {
      Object.defineProperty(vscode.env, 'remoteName', { configurable: true, value: remoteName });
      return (await analyze(forbidden(uri))).messages.join();
    };
    try {
      assert.match(await on(undefined), /^Cannot read mail\.log: you have no permission to read it\. Add your user to the group of the file .* log in again/);
      assert.match(await on('ssh-remote'), /^Cannot read mail\.log: you have no permission to read it\. Add the user of this window on the remote host to the group of the file .* end the VS Code server there and connect again/);
    } finally {
      if (original) Object.defineProperty(vscode.env, 'remoteName', original);
    }
  });

  it('stops where it is cancelled, keeps nothing, says so, and reads no other log', async () => {
    const big = `${bounced('C600001')}\n`.repeat(20_000);
    const files = makeFiles({ 'mail.log': big, 'mainlog': big });
    for (const cancel of ['at once', 'in the middle'] as const) {
      const { messages, status } = await run(COMMAND, { arguments: [files[0], files], cancel });
      assert.deepEqual([messages, status], [[], ['Analyzing mail.log was cancelled. Nothing of it is kept.']], cancel);
      assert.isUndefined(vscode.window.activeTextEditor);
      assert.isEmpty(files.flatMap(linesOf));
    }
    assert.match((await analyze(...files)).messages.join(), /20,000 failures.*20,000 failures/);
  });

  it('reads a file in the format that a setting gives to its name', async () => {
    const [uri] = makeFiles({ 'session.odd': `${bounced('C600001')}\n` });
    if (!uri) throw new Error('no file');
    assert.match((await analyze(uri)).messages.join(), /1 failure /);
    const settings = vscode.workspace.getConfiguration('mailLog');
    await settings.update('formats', { '**/*.odd': 'dialogue' }, vscode.ConfigurationTarget.Global);
    try {
      assert.match((await analyze(uri)).messages.join(), /0 failures/);
    } finally {
      await settings.update('formats', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('finds in every sample what is found when it is opened', async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.isDefined(folder);
    const files = await vscode.workspace.findFiles(new vscode.RelativePattern(folder, '*.{log,smtp}'));
    assert.isNotEmpty(files);
    for (const uri of files) {
      await analyze(uri);
      const read = vscode.languages.getDiagnostics(uri).map(({ range, message }) => [range, message]);
      const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
      const { document } = await openOurs('mail-log', text);
      // The language forces the reading of any text; the samples are all surely ours.
      assert.deepEqual(read, vscode.languages.getDiagnostics(document.uri).map(({ range, message }) => [range, message]), uri.path);
      await closeEditors();
    }
  });

  it('shows the summary of what was read', async () => {
    const [uri] = makeFiles({ 'mail.log': `${bounced('C600001')}\n` });
    if (!uri) throw new Error('no file');
    await analyze(uri);
    await vscode.commands.executeCommand('mailLog.showSummary');
    await waitFor('the page', vscode.window.tabGroups.onDidChangeTabs, () => vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(({ label }) => label === 'Summary of mail.log')));
  });

  it('is one press away where it is offered', async () => {
    const uri = makeFile('mail.log.7.gz', await gzip(`${bounced('C600001')}\n`));
    const { messages } = await run('vscode.open', { arguments: [uri], button: 'Analyze Log File', until: ({ messages: [, told] }) => told !== undefined });
    assert.match(messages.join('\n'), /^mail\.log\.7\.gz is compressed\. Mail Log can read it .*\nmail\.log\.7\.gz: 1 failure in 1 line\.$/);
    assert.include(excerpt().getText(), 'C600001');
  });

  it('is offered for a log that is too big for extensions, once', async () => {
    const line = new TextEncoder().encode(`${bounced('C600001')}\n`);
    const content = new Uint8Array(line.length * Math.ceil((51 << 20) / line.length));
    for (let at = 0; at < content.length; at += line.length) content.set(line, at);
    const [uri] = makeFiles({ 'mail.log': content });
    if (!uri) throw new Error('no file');
    const asked: string[] = [];
    const original = Object.getOwnPropertyDescriptor(vscode.window, 'showInformationMessage');
    const offered = new vscode.EventEmitter<void>();
    Object.defineProperty(vscode.window, 'showInformationMessage', {
      configurable: true,
      writable: true,
      value(text: string) {
        asked.push(text);
        offered.fire();
        return Promise.resolve(undefined);
      },
    });
    try {
      await vscode.commands.executeCommand('vscode.open', uri);
      await waitFor('the offer', offered.event, () => asked.length > 0);
      assert.match(asked.join(), /^mail\.log is so big/);
      await closeEditors();
      await vscode.commands.executeCommand('vscode.open', uri);
      await vscode.commands.executeCommand('vscode.open', makeFile('mail.log.1.gz', await gzip('x')));
      await waitFor('the offer for another file', offered.event, () => asked.some((text) => text.startsWith('mail.log.1.gz is compressed')));
      assert.lengthOf(asked, 2);
    } finally {
      if (original) Object.defineProperty(vscode.window, 'showInformationMessage', original);
    }
  });
});
