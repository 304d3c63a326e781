import { strict as assert } from 'node:assert';
import { KnownTags } from '../../../src/core/reading/knownTags';
import { STAMP_LENGTH } from '../../../src/core/text/stamp';

describe('The tag in the bytes of a line', () => {
  const tags = new KnownTags();
  function tagOf(line: string): string | undefined {
    const bytes = Buffer.from(line);
    const tag = tags.in({ bytes, text: (from, end) => bytes.toString('latin1', from, end) }, STAMP_LENGTH, bytes.length);
    if (tag) assert.equal(tag.text, `${tag.program}[${tag.pid}]`);
    return tag && `${tag.text} ${tag.format?.id ?? 'unknown'}`;
  }

  for (const [line, tag] of [
    ['Nov 24 10:00:01 mail postfix/smtpd[123]: connect from unknown[192.0.2.1]', 'postfix/smtpd[123] postfix'],
    ['2026-11-24T10:00:01.123456+00:00 mx-1.example.com postfix/submission/smtpd[9]: x', 'postfix/submission/smtpd[9] postfix'],
    ['Nov 24 10:00:01 mail cron[77]: job', 'cron[77] unknown'],
    ['Nov 24 10:00:01 mail dovecot: lda(alice): x', undefined],
    ['Nov 24 10:00:01 mail postfix/smtpd[123] connect', undefined],
    ['Nov 24 10:00:01 mail postfix/smtpd[]: connect', undefined],
    ['Nov 24 10:00:01 mail postfix/smtpd[12', undefined],
    ['Nov 24 10:00:01 mail 1[12]: x', undefined],
    ['Nov 24 10:00:01', undefined],
  ] as const) {
    it(JSON.stringify(line), () => {
      // The second time it is known already.
      assert.deepEqual([tagOf(line), tagOf(line)], [tag, tag]);
    });
  }

  it('stays what it was when the bytes of its block are used again', () => {
    const bytes = Buffer.from('Nov 24 10:00:01 mail postfix/smtpd[123]: x');
    const encoded = { bytes, text: (from: number, end: number) => bytes.toString('latin1', from, end) };
    const first = tags.in(encoded, STAMP_LENGTH, bytes.length);
    bytes.write('124', bytes.indexOf('123'));
    assert.deepEqual([first?.pid, tags.in(encoded, STAMP_LENGTH, bytes.length)?.pid], ['123', '124']);
  });

  it('is the right one of more tags than are kept', () => {
    for (let pid = 0; pid < 40_000; pid++) assert.equal(tagOf(`Nov 24 10:00:01 mail postfix/smtp[${pid}]: x`), `postfix/smtp[${pid}] postfix`);
  });
});
