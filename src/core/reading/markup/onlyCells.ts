import { cutsOf, type Markup } from './markup';

// "Nov 24 10:00:01 mail …" | "said ""550 No"" twice" | ""
const CELL = /^"(?:[^"]|""){0,20000}"$/;
const NO_ACCIDENT = 3;

/** The only cell of each row of a table (RFC 4180): lines that are left empty have quotes too. */
export const onlyCells: Markup = {
  id: 'onlyCells',
  standsIn: (text) => CELL.test(text),
  showsIn: (written) => written.length >= NO_ACCIDENT && written.every((line) => CELL.test(line)) && written.includes('""'),
  cuts(text) {
    if (!CELL.test(text)) return [];
    const end = text.length - 1;
    const quotes = cutsOf(/""/g, text.slice(1, end), () => '"').map(({ start, end: to, meaning }) => ({ start: start + 1, end: to + 1, meaning }));
    return [{ start: 0, end: 1, meaning: '' }, ...quotes, { start: end, end: text.length, meaning: '' }];
  },
};
