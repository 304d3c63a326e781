import { strict as assert } from 'node:assert';
import { analyzeBlock, detectFormats, redact, startState } from '../../src/core';
import { encoded } from '../support/encoded';
import { expectationOf, readCases } from '../support/cases';

/** Set to take what is found now as what is expected; look at the difference before it is committed. */
const RENEW = process.env['UPDATE_CASES'] === '1';

describe('the corpus', () => {
  for (const one of readCases()) {
    const { format, name, text } = one;
    describe(`${format}/${name}`, () => {
      it('has the format of its folder', () => {
        assert.equal(detectFormats(text).likeliest?.id, format);
      });

      it('gives the expected replies, payloads and findings', () => {
        const found = expectationOf(text);
        if (RENEW) one.renew(found);
        else assert.deepEqual(found, one.expected, `differs from ${name}.expected.json; UPDATE_CASES=1 npm run test:unit renews it`);
      });

      it('gives the same however it is cut into blocks', () => {
        assert.deepEqual(expectationOf(text, { blockLines: 3 }), expectationOf(text));
      });

      it('gives the same findings where nothing but findings is wanted', () => {
        assert.deepEqual(expectationOf(text, { only: 'findings' }).findings, expectationOf(text).findings);
      });

      it('is redacted in the same way where nothing but secrets is wanted', () => {
        const { facts } = analyzeBlock(encoded(text), startState(text), { last: true, only: 'secrets' });
        assert.equal(redact(text, facts), redact(text, analyzeBlock(text, startState(text), { last: true }).facts));
      });
    });
  }
});
