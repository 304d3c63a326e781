import type { Markup } from './markup';

// +Nov 24 10:00:01 … | -220 mx.example.com; no -> and --- and no +++
const MARK = /^(?:\+(?!\+)|-(?![->~+]))(?=\S)/;

/** What a difference of two files puts before each line. */
export const diffMarks: Markup = {
  id: 'diffMarks',
  standsBefore: true,
  standsIn: (text) => MARK.test(text),
  cuts: (text) => (MARK.test(text) ? [{ start: 0, end: 1, meaning: '' }] : []),
};
