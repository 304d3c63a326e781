import type { Markup } from './markup';

// - 220 mx.example.com ESMTP |   12. Nov 24 10:00:01 mail … | •
const MARK = /^[^\S\n]{0,8}(?:([-*+•–])|(\d{1,4})[.)])(?: {1,4}|$)/;
/** So many entries one below the other are no accident. */
const NO_ACCIDENT = 3;

/** The marks of a list that a page made of the lines of a text: bullets all alike, or numbers one after the other. */
export const listMarks: Markup = {
  id: 'listMarks',
  standsBefore: true,
  standsIn: (text) => MARK.test(text),
  showsIn(written) {
    let inRow = 0;
    let before: string | undefined;
    for (const line of written) {
      const [, bullet, number] = MARK.exec(line) ?? [];
      const mark = bullet ?? number;
      const goesOn = mark !== undefined && before !== undefined && (bullet === undefined ? Number(number) === Number(before) + 1 : bullet === before);
      inRow = mark === undefined ? 0 : goesOn ? inRow + 1 : 1;
      before = mark;
      if (inRow >= NO_ACCIDENT) return true;
    }
    return false;
  },
  cuts(text) {
    const end = MARK.exec(text)?.[0].length;
    return end === undefined ? [] : [{ start: 0, end, meaning: '' }];
  },
};
