import { strict as assert } from 'node:assert';
import { analyzeBlock, startState } from '../../../src/core';

const REPORT = ['From: MAILER-DAEMON@mail.example.com', 'Subject: Undelivered Mail Returned to Sender', 'Reporting-MTA: dns; mail.example.com', '', 'Final-Recipient: rfc822; bob@example.net', 'Action: failed', 'Status: 5.1.1', 'Diagnostic-Code: smtp; 550 5.1.1 No such user', ''];
const LOG = 'Nov 24 10:00:01 mail postfix/smtpd[22]: connect from mail.example.com[192.0.2.1]';
const BLOCK = 500;

/** What is found, where, and how many characters formats remember between two blocks at most. */
function read(lines: readonly string[]): { readonly found: readonly string[]; readonly remembered: number } {
  const found: string[] = [];
  let remembered = 0;
  let state = startState(lines.slice(0, BLOCK).join('\n'));
  for (let from = 0; from < lines.length; from += BLOCK) {
    const { findings, exit } = analyzeBlock(lines.slice(from, from + BLOCK).join('\n'), state, { last: from + BLOCK >= lines.length });
    for (const { span, rule, code } of findings) found.push(`${from + span.line + 1}:${span.start} ${rule} ${code ?? '-'}`);
    const kept = [...exit.memories.values()].flatMap((memory) => [...memory.values()]);
    remembered = Math.max(remembered, kept.reduce((sum, { length }) => sum + length, 0), exit.marked?.size ?? 0);
    state = exit;
  }
  return { found, remembered };
}

const FOUND = '8:23 permanent-failure 550';

describe('A report that goes on and on', () => {
  for (const [what, below] of [
    ['short lines', Array.from({ length: 110_000 }, () => 'x')],
    ['empty lines', Array.from({ length: 210_000 }, () => '')],
    ['lines of a log that it quotes', Array.from({ length: 5000 }, () => LOG)],
  ] as const) {
    it(`tells the same with ${what} below it, and is not kept as a whole`, () => {
      const { found, remembered } = read([...REPORT, ...below]);
      assert.deepEqual(found, [FOUND]);
      assert.ok(remembered < 201_000, `${remembered}`);
    });
  }

  it('is told before the next one', () => {
    const many = Array.from({ length: 105_000 }, () => 'x');
    const mbox = ['From MAILER-DAEMON  Tue Nov 24 10:00:00 2026', ...REPORT, ...many];
    assert.deepEqual(read([...mbox, ...mbox]).found, ['9:23 permanent-failure 550', `${mbox.length + 9}:23 permanent-failure 550`]);
  });
});
