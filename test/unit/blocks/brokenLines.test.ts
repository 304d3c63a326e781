import { strict as assert } from 'node:assert';
import { analyzeBlock, startState } from '../../../src/core';

const BROKEN = ['Nov 24 10:00:01 mail postfix/smtp[22]: 4F2B1C0123: to=<bob@example.net>,', 'relay=none, delay=1.2, delays=0.1/0/0.5/0.6, dsn=5.4.4, status=bounced (Host or', 'domain name not found)'];
const ENDLESS = [...BROKEN.slice(0, 1), ...Array.from({ length: 500 }, () => 'relay=none, delay=1.2, delays=0.1/0/0.5/0.6, dsn=5.4.4, status=bounced (Host or')];

/** What blocks of so many lines find, and how many lines they leave to the next one at most. */
function read(lines: readonly string[], size: number): { readonly found: readonly string[]; readonly left: number } {
  const found: string[] = [];
  let left = 0;
  let state = startState(lines.join('\n'));
  for (let from = 0; from < lines.length; from += size) {
    const { findings, exit } = analyzeBlock(lines.slice(from, from + size).join('\n'), state, { last: from + size >= lines.length });
    found.push(...findings.map(({ span, rule, cause }) => `${from + span.line}: ${rule} ${cause ?? '-'}`));
    left = Math.max(left, exit.unfinished?.length ?? 0);
    state = exit;
  }
  return { found, left };
}

describe('A line of a log that was broken', () => {
  const lines = [...BROKEN, ...BROKEN, ...BROKEN, ...ENDLESS, ...BROKEN];

  it('is read as one over the border of blocks', () => {
    const { found } = read(lines, lines.length);
    assert.equal(found.length, 5);
    for (const size of [1, 2, 7, 30]) assert.deepEqual(read(lines, size).found, found);
  });

  it('leaves no more than twenty lines to the next block', () => {
    assert.ok(read(lines, 50).left <= 20);
  });
});
