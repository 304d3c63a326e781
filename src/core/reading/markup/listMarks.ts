import { NO_STAMP, stampKind } from '../../text/stamp';
import { isWritten } from '../writtenLine';
import type { Markup } from './markup';

// - 220 mx.example.com ESMTP |   12. Nov 24 10:00:01 mail … | •
const MARK = /^[^\S\n]{0,8}(?:([-*+•–])|(\d{1,4})[.)])(?: {1,4}|$)/;
/** So many entries one below the other are no accident. */
const NO_ACCIDENT = 3;
const REPLY = /^[2-5]\d\d[ -]\S/;

/** The marks of a list that a page made of the lines of a text: bullets all alike, or numbers one after the other. */
export const listMarks: Markup = {
  id: 'listMarks',
  standsBefore: true,
  standsIn: (text) => MARK.test(text),
  showsIn: (written) => runsIn(written).some((run) => run.length >= NO_ACCIDENT && run.some(isOfProgram)),
  cuts(text) {
    const end = MARK.exec(text)?.[0].length;
    return end === undefined ? [] : [{ start: 0, end, meaning: '' }];
  },
};

/** The entries of each list. */
function runsIn(written: readonly string[]): readonly (readonly string[])[] {
  const runs: string[][] = [];
  let before: string | undefined;
  for (const line of written) {
    const [, bullet, number] = MARK.exec(line) ?? [];
    const goesOn = bullet === undefined ? Number(number) === Number(before) + 1 : bullet === before;
    if (goesOn) runs.at(-1)?.push(line);
    else if (bullet !== undefined || number !== undefined) runs.push([line]);
    before = bullet ?? number;
  }
  return runs;
}

/** Whether an entry is a reply or has the time of a log: a page lists commands too. */
function isOfProgram(entry: string): boolean {
  const text = entry.replace(MARK, '');
  return !isWritten(entry) && (REPLY.test(text) || stampKind(text) !== NO_STAMP);
}
