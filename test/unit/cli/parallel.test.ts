import { strict as assert } from 'node:assert';
import { Buffer } from 'node:buffer';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check } from '../../../src/cli/commands/check';
import { WINDOW } from '../../../src/cli/input/encodedBlocks';
import { checkInParallel } from '../../../src/cli/parallel/checkInParallel';
import { checkSegment } from '../../../src/cli/parallel/segment';
import { separable } from '../../../src/cli/parallel/separable';
import type { Checker } from '../../../src/cli/parallel/threads';
import { eximLog } from '../../bench/eximLog.mjs';
import { postfixLog } from '../../bench/postfixLog.mjs';
import { readCases } from '../../support/cases';
import { printedBy } from '../../support/printed';
import { Random } from '../../support/random';

/** Checks segments in this thread. */
const checker: Checker = { check: (segment) => Promise.resolve(checkSegment(segment)), close: () => undefined };

describe('a file checked by several threads', () => {
  let folder = '';
  let file = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'mail-log-'));
    file = join(folder, 'some.log');
  });
  after(() => { rmSync(folder, { recursive: true }); });

  /** What one reader prints. */
  async function inOneGo(json: boolean): Promise<string> {
    return (await printedBy(() => check([file], { json, all: true, jobs: 1 }))).bytes.toString('utf8');
  }
  async function inSegments(json: boolean, segment: number, one: Checker = checker): Promise<{ readonly text: string; readonly end: string }> {
    const found = await separable(file, undefined, 0);
    assert.ok(found, 'it is read in one go');
    const parts = checkInParallel(found.entry, { path: file, size: found.size, json, all: true, checker: one, jobs: 3, segment });
    const pieces: Uint8Array[] = [];
    for (;;) {
      const part = await parts.next();
      if (part.done === true) return { text: Buffer.concat(pieces).toString('utf8'), end: part.value };
      pieces.push(...part.value.pieces);
    }
  }
  async function sameEitherWay(text: string): Promise<void> {
    writeFileSync(file, text);
    const expected = await inOneGo(true);
    assert.ok(expected.length > 0);
    assert.deepEqual(await inSegments(true, 1), { text: expected, end: 'whole' });
    assert.deepEqual(await inSegments(true, 2), { text: expected, end: 'whole' });
    assert.deepEqual(await inSegments(false, 1), { text: await inOneGo(false), end: 'whole' });
  }
  /** Lines until they fill so many windows. */
  function some(lines: Iterator<string>, windows: number): string {
    const all: string[] = [];
    for (let length = 0; length < windows * WINDOW; ) {
      const next = lines.next();
      if (next.done === true) break;
      all.push(next.value);
      length += next.value.length + 1;
    }
    return all.join('\n');
  }

  for (const shift of [0, 100_000]) {
    it(`prints the same of Postfix, cut ${shift} bytes further on`, () => sameEitherWay(`${'.'.repeat(shift)}\n${some(postfixLog(shift + 1), 4)}\n`));
  }
  it('prints the same of Exim', () => sameEitherWay(some(eximLog(), 4)));
  it('prints the same of lines that end in CRLF', () => sameEitherWay(some(postfixLog(3), 3).replaceAll('\n', '\r\n')));

  it('prints the same of logs of every kind, one after another', async () => {
    const random = new Random(1);
    const cases = readCases();
    // A text whose head stands in something is read in one go.
    let text = `${some(postfixLog(7), 0.2)}\n`;
    while (text.length < 2.2 * WINDOW) text += cases[random.below(cases.length)]?.text.slice(0, 8000) ?? '';
    await sameEitherWay(text);
  });
  it('prints the same of one session that goes on over all seams', () => {
    const transaction = `MAIL FROM:<a@example.com>\n250 Ok\nRCPT TO:<b@example.net>\n550-5.1.1 No\n550 5.1.1 such user ${'to be found '.repeat(40)}\nRSET\n250 Ok\n`;
    return sameEitherWay(`220 mx.example.com ESMTP\nEHLO a.example\n250 mx.example.com\n${transaction.repeat((2.2 * WINDOW) / transaction.length)}`);
  });
  it('prints the same where a line is longer than a segment', () =>
    sameEitherWay(`${some(postfixLog(5), 1.5)}\n${'x'.repeat(3 * WINDOW)}\n${some(postfixLog(6), 1.5)}`));

  it('prints the same of a session that began long before a segment', async () => {
    const line = (text: string) => `Nov 24 10:00:01 mail postfix/${text}\n`;
    const login = line('smtpd[77]: 4F2B1C0123: client=mx.example.com[192.0.2.1], sasl_method=PLAIN, sasl_username=alice');
    const refusal = line('smtpd[77]: NOQUEUE: reject: RCPT from mx.example.com[192.0.2.1]: 554 5.7.1 <bob@example.net>: Relay access denied; from=<alice@example.com> to=<bob@example.net> proto=ESMTP helo=<mx>');
    // Of so many lines that the session is not forgotten.
    const filler = line(`qmgr[1]: 4F2B1C0123: removed ${'.'.repeat(190)}`);
    await sameEitherWay(login + filler.repeat((4.5 * WINDOW) / filler.length) + refusal);
    assert.match(await inOneGo(true), /"rule":"permanent-failure"/);
  });

  it('prints the same where no thread does anything', async () => {
    writeFileSync(file, some(postfixLog(7), 3));
    const none: Checker = { check: () => Promise.resolve(undefined), close: () => undefined };
    assert.equal((await inSegments(true, 1, none)).text, await inOneGo(true));
  });

  it('tells of a file that becomes shorter, and what it said until then', async () => {
    writeFileSync(file, some(postfixLog(8), 4));
    const shortens: Checker = {
      async check(segment) {
        truncateSync(file, 2.5 * WINDOW);
        return Promise.resolve(checkSegment(segment));
      },
      close: () => undefined,
    };
    const { text, end } = await inSegments(true, 1, shortens);
    assert.equal(end, 'shorter');
    assert.equal(text, await inOneGo(true));
  });
});
