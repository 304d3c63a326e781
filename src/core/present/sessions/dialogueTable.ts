import type { SessionComparison } from '../../comparison/compareSessions';
import type { Round } from '../../comparison/round';
import type { Row, RowMark, Side } from '../../comparison/row';
import { counted } from '../../text/counted';
import { table } from '../markdown';
import { lineLink, type SessionPlace } from './sessionPlace';
import type { Wording } from './wording';

/** A long dialogue is not read row by row: of what is alike the rows beside a difference stay. */
const LONG = 40;
const BESIDE = 3;
const MOST_ROWS = 400;

/** The dialogue of both, command by command; empty where the log shows none. */
export function dialogueTable({ rows, leftOut }: SessionComparison, wording: Wording, places: Readonly<Record<Side, SessionPlace>>): string {
  if (rows.length === 0) return '';
  const cell = (side: Side, { [side]: round, mark }: Row): string => (round ? cellOf(round, wording, places[side]) : mark === 'unseen' ? 'not in the log' : '–');
  const shown = rows.length > LONG ? folded(rows) : rows;
  const lines = shown.slice(0, MOST_ROWS).map((one) => (typeof one === 'number' ? ['alike', `… ${counted(one, 'more command')} …`, `… ${counted(one, 'more command')} …`] : [MARKS[one.mark], cell('left', one), cell('right', one)]));
  const notes = [
    ...(shown.length > MOST_ROWS ? [`${counted(shown.length - MOST_ROWS, 'more row')} not shown.`] : []),
    ...(leftOut.left + leftOut.right > 0 ? [`The sessions are long: ${counted(leftOut.left, 'command')} at the end of the left and ${counted(leftOut.right, 'command')} at the end of the right were not compared.`] : []),
  ];
  return ['Each cell: line, command → answer.', table(['Difference', 'Left', 'Right'], lines), ...notes].join('\n\n');
}

const MARKS: Readonly<Record<RowMark, string>> = {
  alike: 'alike',
  asked: '**asked otherwise**',
  offered: '**offers differ**',
  answered: '**answered otherwise**',
  left: '**only left**',
  right: '**only right**',
  unseen: 'not comparable',
};

function cellOf(round: Round, wording: Wording, place: SessionPlace): string {
  return `${lineLink(place, round.line, String(round.line + 1))} ${wording.askedBy(round, true)} → ${wording.answer(round.answer, true)}`;
}

/** The rows, a number in place of many that are alike. */
function folded(rows: readonly Row[]): readonly (Row | number)[] {
  const kept: (Row | number)[] = [];
  let alike: Row[] = [];
  const flush = (begins: boolean, ends: boolean): void => {
    const [head, tail] = [begins ? 0 : BESIDE, ends ? 0 : BESIDE];
    if (alike.length <= head + tail + 1) kept.push(...alike);
    else kept.push(...alike.slice(0, head), alike.length - head - tail, ...alike.slice(alike.length - tail));
    alike = [];
  };
  for (const row of rows) {
    if (row.mark === 'alike') {
      alike.push(row);
      continue;
    }
    flush(kept.length === 0, false);
    kept.push(row);
  }
  flush(false, true);
  return kept;
}
