import { strict as assert } from 'node:assert';
import { analyzeBlock, Blocks, linesOf, messageOf, startState, type LineSource } from '../../../src/core';

/** A document that can be edited line by line. */
class Document implements LineSource {
  constructor(readonly lines: string[]) {}
  get lineCount(): number {
    return this.lines.length;
  }
  text(from: number, to: number): string {
    return this.lines.slice(from, to).join('\n');
  }
}

const mail = ['MAIL FROM:<alice@example.com>', '250 OK', 'RCPT TO:<bob@example.net>', '550-5.1.1 No such', '550 5.1.1 user', 'RSET', '250 OK'];

function session(mails: number): string[] {
  return ['220 mx.example.com ESMTP', ...Array.from({ length: mails }, () => mail).flat()];
}

function analyzed(source: LineSource): Blocks {
  const blocks = new Blocks(source);
  while (!blocks.done) blocks.advance();
  return blocks;
}

function seen(blocks: Blocks): readonly string[] {
  return [...blocks.findings()].map(({ first, finding }) => `${first + finding.span.line} ${messageOf(finding)}`);
}

describe('analysis by blocks', () => {
  it('finds the same in blocks as a reply that crosses them needs', () => {
    const lines = session(400);
    const found = seen(analyzed(linesOf(lines.join('\n'))));
    assert.equal(found.length, 400);
    found.forEach((one, index) => { assert.ok(one.startsWith(`${1 + index * mail.length + 3} 550 5.1.1 unknown recipient`), one); });
  });

  const edits: Readonly<Record<string, (lines: string[]) => { from: number; removed: number; added: number }>> = {
    'a line put in': (lines) => { lines.splice(701, 0, 'NOOP'); return { from: 700, removed: 1, added: 2 }; },
    'a line taken out': (lines) => { lines.splice(1000, 1); return { from: 1000, removed: 2, added: 1 }; },
    'a block written over': (lines) => { lines.splice(300, 900, 'QUIT'); return { from: 300, removed: 900, added: 1 }; },
    'the end appended': (lines) => { lines.push(...mail); return { from: lines.length - mail.length - 1, removed: 1, added: mail.length + 1 }; },
  };
  for (const [what, change] of Object.entries(edits)) {
    it(`gives after ${what} what a new analysis gives`, () => {
      const document = new Document(session(400));
      const blocks = analyzed(document);
      const { from, removed, added } = change(document.lines);
      blocks.edit(from, removed, added);
      while (!blocks.done) blocks.advance();
      assert.deepEqual(seen(blocks), seen(analyzed(new Document(document.lines))));
    });
  }

  it('analyses few lines after an edit in the middle', () => {
    const document = new Document(session(4000));
    const blocks = analyzed(document);
    document.lines[14_001] = 'NOOP';
    blocks.edit(14_001, 1, 1);
    let lines = 0;
    while (!blocks.done) lines += blocks.advance();
    assert.ok(lines <= 2000, `${lines} lines`);
  });
});

describe('what is kept of a document', () => {
  const lines = session(1200);

  it('counts the findings of each group, and holds the first of them with their places', () => {
    const [group, ...others] = analyzed(linesOf(lines.join('\n'))).groups();
    assert.equal(others.length, 0);
    assert.equal(group?.count, 1200);
    assert.deepEqual(group.shown.map(({ first, finding }) => first + finding.span.line), [0, 1, 2, 3, 4].map((index) => 4 + index * mail.length));
  });

  it('gives the facts of any lines again, as they were when all was analysed in one go', () => {
    const text = lines.join('\n');
    const { facts } = analyzeBlock(text, startState(text), { last: true });
    const replies = (from: number, to: number): readonly number[] =>
      analyzed(linesOf(text)).factsIn(from, to).flatMap(({ first, facts: some }) => some.flatMap((fact) => (fact.kind === 'reply' ? [first + (fact.lines[0]?.code.line ?? 0)] : [])));
    const all = facts.flatMap((fact) => (fact.kind === 'reply' ? [fact.lines[0]?.code.line ?? 0] : []));
    for (const [from, to] of [[0, 10], [495, 505], [1000, 1001], [8000, 8400], [0, lines.length]] as const) {
      const given = replies(from, to);
      assert.deepEqual(given.filter((line) => from <= line && line < to), all.filter((line) => from <= line && line < to), `${from} to ${to}`);
    }
  });

  it('knows the findings on a line, also of a reply that goes on in the next block', () => {
    const blocks = analyzed(linesOf(lines.join('\n')));
    for (const { first, finding } of blocks.findings()) {
      const line = first + finding.span.line;
      assert.deepEqual(blocks.findingsOn(line).map((one) => one.finding), [finding], `line ${line}`);
    }
  });

  it('finds the formats anew where the first lines change before they were analysed', () => {
    const text = ['220 mail.example.com ESMTP', 'QUIT'];
    const blocks = new Blocks({ get lineCount() { return text.length; }, text: (from, to) => text.slice(from, to).join('\n') });
    blocks.advance();
    text.splice(0, 2, '2026-11-24 03:59:25 1xVhgi-0001Xe-33 ** bob@example.net R=dnslookup T=remote_smtp: 550 No such user', '');
    blocks.edit(0, 2, 2);
    while (!blocks.done) blocks.advance();
    assert.deepEqual(blocks.formats.map(({ id }) => id), ['exim']);
  });

  it('has nothing of lines that were not analysed yet', () => {
    const blocks = new Blocks(linesOf(lines.join('\n')));
    let steps = 0;
    while (blocks.advance() === 0) steps++;
    assert.ok(steps > 10, 'the formats come first, one after the other');
    assert.notDeepEqual(blocks.factsIn(0, 400).flatMap(({ facts }) => facts), []);
    assert.deepEqual(blocks.factsIn(5000, 5100).flatMap(({ facts }) => facts), []);
    assert.deepEqual(blocks.findingsOn(5000), []);
  });

  it('finds the formats of later lines in steps as well, and anew where the text changes meanwhile', () => {
    const text: string[] = Array.from({ length: 1000 }, (_, index) => (index < 900 ? 'Nov 24 10:00:01 mail postfix/qmgr[550]: 4F2B1C0123: removed' : 'prose of somebody'));
    const blocks = new Blocks({ get lineCount() { return text.length; }, text: (from, to) => text.slice(from, to).join('\n') });
    const stepsOf: number[] = [];
    for (let steps = 0; !blocks.done; steps++) {
      if (blocks.advance() === 0) continue;
      stepsOf.push(steps);
      steps = 0;
    }
    assert.ok((stepsOf.at(-1) ?? 0) > 10, `steps of the blocks: ${stepsOf.join(', ')}`);
    text.push(...Array.from({ length: 500 }, () => 'prose'));
    blocks.edit(999, 1, 501);
    blocks.advance();
    text[1010] = '2026-11-24 03:59:25 1xVhgi-0001Xe-33 ** bob@example.net R=dnslookup T=remote_smtp: 550 No such user';
    blocks.edit(1010, 1, 1);
    while (!blocks.done) blocks.advance();
    assert.deepEqual(blocks.formats.map(({ id }) => id), ['postfix', 'exim']);
    assert.equal(blocks.findingsOn(1010).length, 1);
  });

  it('finds long replies where they stand, and folds none that is not whole', () => {
    const found = [...analyzed(linesOf(lines.join('\n'))).longReplies()];
    assert.equal(found.length, 1200);
    for (const [from, to] of found) assert.deepEqual([lines[from]?.slice(0, 4), lines[to]?.slice(0, 4), to - from], ['550-', '550 ', 1]);
  });
});
