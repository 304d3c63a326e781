import { strict as assert } from 'node:assert';
import { dateOf, momentIn } from '../../../src/core/text/moment';

const TEN = Date.UTC(2026, 10, 24, 10, 0, 1) / 1000;

describe('the time before a line', () => {
  for (const [lead, moment] of [
    ['2026-11-24T10:00:01.550Z mail', TEN + 0.55],
    ['2026-11-24 11:00:01,5+01:00 mail', TEN + 0.5],
    ['2026-11-24T06:30:01-0330 mail', TEN],
    ['2026-11-24 10:00:01 1vNq1a-000000001Zx-0abc ', TEN],
    ['2026-11-24 10:00:01', TEN],
    ['2026-11-24 11:00:01 +0100 ', TEN],
    ['x 2026-11-24 10:00:01 ', TEN],
    ['@400000006b156b9b2100aa55 ', 0x6b156b9b - 10],
    ['mail-1  | @400000006b156b9b2100aa55 ', 0x6b156b9b - 10],
    ['[10:00:01.25] ', 36_001.25],
    ['24/Nov/2026:10:00:01 ', 36_001],
  ] as const) {
    it(`is read: ${lead.trim()}`, () => {
      assert.equal(momentIn(lead), moment);
    });
  }

  it('has no year in a system log', () => {
    const moment = momentIn('Nov  4 10:00:01 mail ');
    assert.equal(moment, Date.UTC(1972, 10, 4, 10, 0, 1) / 1000);
    assert.equal(dateOf(moment), 'no year');
  });

  for (const lead of ['', 'mail: ', '550 5.1.1 ', '@example.net 4000', '2026-11-24 ', '20x6-11-24 1o:00:01 ', 'x@40000000ffffffff.example ']) {
    it(`is none: ${lead.trim() || 'nothing'}`, () => {
      assert.equal(momentIn(lead), undefined);
    });
  }
});
