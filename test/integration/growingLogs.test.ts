import { assert } from 'chai';
import * as vscode from 'vscode';
import { Blocks } from '../../src/core';
import { sourceOf } from '../../src/editor/analysis/lineSource';
import { allRedactingEdits, redactedLine, redactedText } from '../../src/editor/analysis/redaction';
import { createServices } from '../../src/editor/services';
import { Snapshot } from '../../src/editor/analysis/snapshot';
import { Steady } from '../../src/editor/pace/steady';
import type { SummarySource } from '../../src/editor/summary/summaries';
import { SummaryPanels } from '../../src/editor/summary/summaryPanel';
import { Tail } from '../../src/editor/tail';
import { context } from './support/context';
import { closeEditors, edit, endOf, openOurs } from './support/documents';
import { waitFor } from './support/events';
import { extension } from './support/extension';

const line = (number: number): string => `Nov 24 02:36:46 mail postfix/qmgr[192]: C60438A${number}: removed\n`;
const TOP = new vscode.Range(0, 0, 0, 0);

describe('the tail of a log that grows', () => {
  afterEach(async () => {
    await closeEditors();
    await vscode.commands.executeCommand('workbench.action.editorLayoutSingle');
  });

  it('is followed in two editors of different height, until one of them is scrolled up', async () => {
    const opened = await openOurs('mail-log', Array.from({ length: 500 }, (_, index) => line(index)).join(''));
    await vscode.commands.executeCommand('vscode.setEditorLayout', { orientation: 1, groups: [{ size: 0.7 }, { size: 0.3 }] });
    const tall = await vscode.window.showTextDocument(opened.document, { viewColumn: vscode.ViewColumn.One, preview: false });
    const short = await vscode.window.showTextDocument(opened.document, { viewColumn: vscode.ViewColumn.Two, preview: false });
    const tail = new Tail();
    try {
      tail.toggle(opened.document);
      const last = (): number => opened.document.lineCount - 1;
      const showEnd = (): boolean => [tall, short].every(({ visibleRanges: [visible] }) => visible !== undefined && visible.end.line >= last());
      for (let time = 0; time < 3; time++) {
        await edit(opened.document, endOf(opened.document), line(1000 + time));
        await waitFor('both editors to show the end', vscode.window.onDidChangeTextEditorVisibleRanges, showEnd);
        assert.isTrue(tail.follows(opened.document), `after ${time + 1} lines more`);
      }
      assert.notEqual(tall.visibleRanges[0]?.start.line, short.visibleRanges[0]?.start.line, 'they have different heights');
      short.revealRange(TOP, vscode.TextEditorRevealType.AtTop);
      await waitFor('the tail to be left', tail.onDidChange, () => !tail.follows(opened.document));
    } finally {
      tail.dispose();
    }
  });
});

describe('work in slices', () => {
  afterEach(closeEditors);

  it('goes on where lines are appended, and not where lines were edited', async () => {
    const { document } = await openOurs('mail-log', line(1) + line(2));
    const steady = new Steady(document);
    try {
      await edit(document, endOf(document), line(3));
      assert.isFalse(steady.broken);
      await edit(document, TOP, line(0));
      assert.isTrue(steady.broken);
    } finally {
      steady.dispose();
    }
  });
});

describe('secrets of a log that is still being read', () => {
  afterEach(closeEditors);

  const LOGIN = '220 mail.example.com ESMTP\nAUTH PLAIN AHRpbQB0YW5zdGFhZnRhbnN0YWFm\n235 2.7.0 Authentication successful\n';
  const SECRET = /AHRpbQB0YW5zdGFhZnRhbnN0YWFm/;

  it('are taken out of a line that is shown elsewhere', async () => {
    const { document } = await openOurs('smtp-transcript', LOGIN);
    const unread = new Blocks(sourceOf(document));
    assert.isFalse(unread.isRead(1));
    assert.notMatch(redactedLine(unread, document, 1), SECRET);
    while (!unread.done) unread.advance();
    assert.isTrue(unread.isRead(1));
    assert.notMatch(redactedLine(unread, document, 1), SECRET);
  });

  it('are taken out of a copy that is made while the log grows and never rests', async () => {
    const opened = await openOurs('smtp-transcript', `${LOGIN}${'NOOP\n250 2.0.0 Ok\n'.repeat(15_000)}${LOGIN}`);
    const { document } = opened;
    const services = createServices(context());
    const source = new vscode.CancellationTokenSource();
    let grows = true;
    const growing = (async () => {
      while (grows) await edit(document, endOf(document), LOGIN);
    })();
    try {
      const piece = new vscode.Range(1, 5, document.lineCount - 1, 0);
      const [whole, part] = await Promise.all([redactedText(services.analyses, document, source.token), redactedText(services.analyses, document, source.token, { piece })]);
      for (const text of [whole, part]) {
        assert.isString(text);
        assert.notMatch(text ?? '', SECRET);
      }
      assert.isTrue(whole?.startsWith('220 mail.example.com ESMTP\nAUTH PLAIN '));
      assert.isTrue(part?.startsWith('PLAIN '));
    } finally {
      grows = false;
      await growing;
      source.dispose();
      services.dispose();
    }
  });

  it('are all taken out where all are to be', async () => {
    const { document } = await openOurs('smtp-transcript', LOGIN);
    const work = allRedactingEdits(new Blocks(sourceOf(document)));
    let step = work.next();
    while (step.done !== true) step = work.next();
    assert.deepEqual(step.value.map(({ range }) => document.getText(range)), ['AHRpbQB0YW5zdGFhZnRhbnN0YWFm']);
  });
});

describe('a snapshot', () => {
  afterEach(closeEditors);

  it('reads as its document does, and stays when that changes', async () => {
    const { document } = await openOurs('mail-log', 'first\r\nsecond line\r\n\r\nlast');
    const ranges = [new vscode.Range(0, 0, 99, 0), new vscode.Range(0, 2, 0, 4), new vscode.Range(0, 3, 3, 2), new vscode.Range(1, 7, 2, 50), new vscode.Range(3, 4, 3, 4)];
    const snapshot = new Snapshot(document);
    const texts = ranges.map((range) => document.getText(range));
    for (const range of ranges) assert.deepEqual(snapshot.validateRange(range), document.validateRange(range));
    await edit(document, TOP, 'before all\n');
    assert.deepEqual(ranges.map((range) => snapshot.getText(range)), texts);
    assert.equal(snapshot.getText(), 'first\r\nsecond line\r\n\r\nlast');
  });
});

describe('the summary of a log that was closed and opened again', () => {
  afterEach(closeEditors);

  it('is that of the document that is open now', async () => {
    await extension.activate();
    const asked: string[] = [];
    const left: string[] = [];
    const told = new vscode.EventEmitter<void>();
    const source = (id: string): SummarySource => ({
      uri: vscode.Uri.parse('untitled:maillog'),
      name: 'maillog',
      complete: () => true,
      summary: () => {
        asked.push(id);
        told.fire();
        return Promise.resolve(undefined);
      },
      onDidChange: () => new vscode.Disposable(() => { left.push(id); }),
      placeOf: () => undefined,
    });
    const panels = new SummaryPanels(extension.extensionUri);
    try {
      panels.show(source('first'));
      await waitFor('the page to ask', told.event, () => asked.includes('first'));
      panels.show(source('second'));
      await waitFor('the second to be asked', told.event, () => asked.includes('second'));
      assert.deepEqual(left, ['first']);
    } finally {
      panels.dispose();
      told.dispose();
    }
    assert.deepEqual(left, ['first', 'second'], 'nothing is listened to any more');
  });
});
