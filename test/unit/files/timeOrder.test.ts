import { strict as assert } from 'node:assert';
import { momentIn } from '../../../src/core';
import type { LogFile } from '../../../src/files/analyzeLog';
import { inTimeOrder } from '../../../src/files/firstMoment';
import { timeOrder } from '../../../src/files/timeOrder';
import { Unreadable } from '../../../src/files/unreadable';
import { archives } from '../../support/archives';

/** The times in the order that is found for them. */
function ordered(...times: readonly string[]): readonly string[] {
  return timeOrder(times.map((time) => momentIn(time))).map((index) => times[index] ?? '');
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

describe('the order of time', () => {
  it('is that of the dates, whatever their zones', () => {
    assert.deepEqual(ordered('2026-11-24T10:00:00+00:00', '2026-11-24T10:30:00+02:00', '2026-11-23 10:00:00'), ['2026-11-23 10:00:00', '2026-11-24T10:30:00+02:00', '2026-11-24T10:00:00+00:00']);
  });

  it('is that of the names where the dates are the same', () => {
    assert.deepEqual(timeOrder([7e8, 6e8, 7e8, 6e8]), [1, 3, 0, 2]);
  });

  it('goes on over New Year where there is no year', () => {
    const right = ['Dec 20 06:25:01', 'Dec 27 06:25:01', 'Jan  3 06:25:01', 'Jan 10 06:25:01'];
    assert.deepEqual(ordered(...right), right);
    assert.deepEqual(ordered(...[...right].reverse()), right);
    assert.deepEqual(ordered('Jan  3 06:25:01', 'Dec 27 06:25:01'), ['Dec 27 06:25:01', 'Jan  3 06:25:01']);
    assert.deepEqual(ordered('Nov 24 06:25:01', 'Nov 17 06:25:01'), ['Nov 17 06:25:01', 'Nov 24 06:25:01']);
  });

  it('is that of the names where a year is full of files', () => {
    const months = MONTHS.map((month) => `${month}  1 06:25:01`);
    const right = [...months.slice(7), ...months.slice(0, 7)];
    assert.deepEqual(ordered(...right), right);
    // Names that no turn of the year explains do not count.
    assert.deepEqual([...ordered(...[...right].reverse())].sort(), [...right].sort());
    assert.notDeepEqual(ordered(...[...right].reverse()), [...right].reverse());
  });

  it('gives a date without a year the year that fits those with one', () => {
    assert.deepEqual(ordered('2026-01-04T06:25:01+01:00', 'Dec 28 06:25:01', 'Jan 11 06:25:01'), ['Dec 28 06:25:01', '2026-01-04T06:25:01+01:00', 'Jan 11 06:25:01']);
  });

  it('leaves a file without a date where it is', () => {
    assert.deepEqual(ordered('', 'Nov 24 06:25:01', '10:00:00', 'Nov 17 06:25:01', ''), ['', 'Nov 17 06:25:01', '10:00:00', 'Nov 24 06:25:01', '']);
    assert.deepEqual(timeOrder([]), []);
    assert.deepEqual(timeOrder([undefined]), [0]);
  });
});

describe('the files of a log', () => {
  const file = (name: string, content: string | Uint8Array, fault?: string): LogFile => {
    async function* bytes(): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(Buffer.from(content));
      if (fault !== undefined) throw new Unreadable(fault);
    }
    return { name, bytes, head: bytes };
  };
  const names = async (...files: readonly LogFile[]): Promise<readonly string[]> => (await inTimeOrder(files)).map(({ name }) => name);
  const at = (day: number): string => `quiet\nNov ${day} 06:25:01 mail postfix/qmgr[1]: quiet\n`;

  it('are in the order of their first dates, compressed or not', async () => {
    const [first] = Object.values(archives);
    assert.ok(first);
    // The archive begins on Nov 24.
    assert.deepEqual(await names(file('a', at(25)), file('b', first), file('c', at(23))), ['c', 'b', 'a']);
    assert.deepEqual(await names(file('a', Buffer.from(`\ufeff${at(25)}`, 'utf16le')), file('c', at(23))), ['c', 'a']);
  });

  it('are looked at as far as they can be read', async () => {
    assert.deepEqual(await names(file('a', at(25), 'the disk is gone'), file('b', '', 'it is gone'), file('c', at(23))), ['c', 'b', 'a']);
  });

  it('of which one can be read only once stay as they are named', async () => {
    const { bytes } = file('a', at(25));
    assert.deepEqual(await names({ name: 'a', bytes }, file('c', at(23))), ['a', 'c']);
  });

  it('are not read to the end for it', async () => {
    let read = 0;
    async function* head(): AsyncGenerator<Uint8Array> {
      for (; read < 1e6; read++) yield await Promise.resolve(new Uint8Array(1000));
    }
    assert.deepEqual(await names({ name: 'a', bytes: head, head }, file('c', at(23))), ['a', 'c']);
    assert.ok(read < 100, `${read}`);
  });

  it('alone is not looked at', async () => {
    const only: LogFile = { name: 'a', bytes: () => assert.fail(), head: () => assert.fail() };
    assert.deepEqual(await inTimeOrder([only]), [only]);
  });
});
