import { readRecord } from '../wrappings/record';
import type { Cut, Markup } from './markup';

// {"log":"220 mx.example.com ESMTP\n","stream":"stdout","time":"2026-11-24T10:00:01.123456789Z"}
const RECORD = /^\{"log":"/;
const OF_RUNTIME = /"stream":"(?:stdout|stderr)"/;

/** What Docker keeps of a container, a record for each line that it printed, with words or without. */
export const containerRecords: Markup = {
  id: 'containerRecords',
  ofMostLines: true,
  standsIn: (text) => RECORD.test(text) && OF_RUNTIME.test(text),
  cuts(text) {
    const line = readRecord(text);
    if (!line) return EMPTY.test(text) ? [{ start: 0, end: text.length, meaning: '' }] : [];
    const { start, places } = line;
    const end = places?.at(-1) ?? start + line.text.length;
    return [{ start: 0, end: start, meaning: '' }, ...(places ? escapesIn(text, line.text, places) : []), { start: end, end: text.length, meaning: '' }];
  },
};

const EMPTY = /^\{"log":"(?:\\r)?(?:\\n)?"/;

/** Where a character is not written as it is read. @param places of each character in the record, and of the end */
function escapesIn(text: string, read: string, places: readonly number[]): readonly Cut[] {
  return places.slice(0, -1).flatMap((start, index) => {
    const end = places[index + 1] ?? start + 1;
    return end - start === 1 && text[start] === read[index] ? [] : [{ start, end, meaning: read.charAt(index) }];
  });
}
