import { strict as assert } from 'node:assert';
import { Blocks, linesOf, messageOf, type LineSource } from '../../src/core';

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
