import { refuses, type Round } from './round';
import type { Row, Shown, Side } from './row';

/** Where two sessions part. */
export type Parting =
  /** At what both ask, and what is answered otherwise, or asked with other words. */
  | { readonly kind: 'answered' | 'asked'; readonly left: Round; readonly right: Round; readonly before: Before }
  /** At what only one of them has. */
  | { readonly kind: 'alone'; readonly side: Side; readonly round: Round; readonly before: Before }
  /** One goes on where the other ends. */
  | { readonly kind: 'ends'; readonly side: Side; readonly after: Round; readonly next: Round; readonly before: Before };

/** What only one side has above the place where they part, of which the other has none up to there. */
export type Before = Readonly<Record<Side, readonly Round[]>>;

/**
 * What the reader looks for is a refusal that only one of them got, or the place where one breaks off. Where there is none,
 * it is the first command that only one has or that is answered otherwise, then the first that is asked otherwise.
 */
export function partingIn(rows: readonly Row[], shown: Readonly<Record<Side, Shown>>): Parting | undefined {
  const granted = { left: grantedIn(rows, 'left'), right: grantedIn(rows, 'right') };
  const dialogues = shown.left.dialogue && shown.right.dialogue;
  const ends = { left: dialogues ? endOf(rows, 'left') : -1, right: dialogues ? endOf(rows, 'right') : -1 };
  const looks: readonly ((row: Row, index: number) => boolean)[] = [
    // What one was refused and the other got says more than one refusal among several.
    (row, index) => refusesOne(row, granted) || index === ends.left || index === ends.right,
    (row) => isRefusedAlone(row),
    ({ mark }) => mark === 'answered' || mark === 'left' || mark === 'right',
    ({ mark }) => mark === 'asked',
  ];
  const at = looks.map((look) => rows.findIndex(look)).find((index) => index >= 0);
  const row = at === undefined ? undefined : rows[at];
  if (!row || at === undefined) return undefined;
  const before = { left: aloneBefore(rows, at, 'left'), right: aloneBefore(rows, at, 'right') };
  const { left, right } = row;
  if (left && right) return { kind: row.mark === 'asked' && left.answer && right.answer ? 'asked' : 'answered', left, right, before };
  const side = left ? 'left' : 'right';
  const round = left ?? right;
  if (!round) return undefined;
  const other = opposite(side);
  const after = at === ends[other] ? lastOf(rows.slice(0, at), other) : undefined;
  return after ? { kind: 'ends', side: other, after, next: round, before } : { kind: 'alone', side, round, before };
}

/** Whether one side was refused what the other was not, or each with another code. @param granted the kinds of what each side got */
function refusesOne(row: Row, granted: Readonly<Record<Side, ReadonlySet<string>>>): boolean {
  const { left, right, mark } = row;
  if (left && right) return mark === 'answered' && (refuses(left) || refuses(right));
  return isRefusedAlone(row) && !granted[left ? 'right' : 'left'].has((left ?? right)?.kind ?? '');
}

function isRefusedAlone({ left, right, mark }: Row): boolean {
  const round = mark === 'left' ? left : mark === 'right' ? right : undefined;
  return round !== undefined && refuses(round);
}

function grantedIn(rows: readonly Row[], side: Side): ReadonlySet<string> {
  return new Set(rows.flatMap(({ [side]: round }) => (round?.answer && !refuses(round) ? [round.kind] : [])));
}

/**
 * Where a session breaks off that neither says QUIT nor was refused, while the other goes on: its last command, if the
 * other got an answer to that, else the row after it. -1 where it does not.
 */
function endOf(rows: readonly Row[], side: Side): number {
  const last = lastOf(rows, side);
  const at = rows.findIndex((row) => row[side] === last);
  const { [opposite(side)]: answered, mark } = rows[at] ?? {};
  if (!last || last.kind === 'QUIT' || refuses(last) || mark === 'unseen' || rows[at + 1]?.mark !== opposite(side)) return -1;
  return last.answer || !answered?.answer ? at + 1 : at;
}

function lastOf(rows: readonly Row[], side: Side): Round | undefined {
  return rows.flatMap((row) => row[side] ?? []).at(-1);
}

function aloneBefore(rows: readonly Row[], at: number, side: Side): readonly Round[] {
  const others = new Set(rows.slice(0, at + 1).flatMap((row) => row[opposite(side)]?.kind ?? []));
  return rows.slice(0, at).flatMap((row) => (row.mark === side ? (row[side] ?? []) : [])).filter(({ kind }) => !others.has(kind));
}

export function opposite(side: Side): Side {
  return side === 'left' ? 'right' : 'left';
}
