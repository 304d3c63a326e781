import type { Session } from '../analysis';
import type { PlacedFact } from '../document/factsOfSession';
import { given } from '../given';
import { align, type Alignment } from './align';
import type { Difference } from './difference';
import { partingIn, type Parting } from './parting';
import { samePassword } from './passwords';
import { showsDialogue } from './reports';
import { refuses, type Round } from './round';
import { roundsOf } from './rounds';
import { rowsOf, type Row, type Shown, type Side } from './row';
import { differencesBetween, type Known } from './traits';

/** One of two sessions that are compared. */
export interface SessionFacts {
  readonly session: Session;
  /** All of it, in order. */
  readonly facts: readonly PlacedFact[];
}

/** Two sessions side by side. */
export interface SessionComparison {
  readonly left: Session;
  readonly right: Session;
  /** How much the log shows of each. */
  readonly shown: Readonly<Record<Side, Shown>>;
  /** Where they part; absent where they do not, or the log shows no dialogue. */
  readonly parting?: Parting;
  /** The first refusal that both got alike, where none tells them apart. */
  readonly alike?: Round;
  /** Both sent the same password; absent where that is not known. */
  readonly samePassword?: boolean;
  readonly differences: readonly Difference[];
  readonly rows: readonly Row[];
  readonly leftOut: Alignment['leftOut'];
}

/** @param slowReply seconds after which a reply is slow */
export function compareSessions(left: SessionFacts, right: SessionFacts, slowReply: number): SessionComparison {
  const [one, other] = [knownOf(left), knownOf(right)];
  const shown = { left: one.shown, right: other.shown };
  const { pairs, leftOut } = align(one.rounds, other.rounds);
  const rows = rowsOf(pairs, one.rounds, other.rounds, shown);
  const parting = partingIn(rows, shown);
  const refusal = rows.find(({ mark, left: round, right: same }) => mark !== 'answered' && round && same && refuses(round) && refuses(same));
  const alike = refusal?.left?.kind === '' ? refusal.right : refusal?.left;
  const same = samePassword(left.facts, right.facts);
  return {
    left: left.session,
    right: right.session,
    shown,
    ...given({ parting, alike, samePassword: same }),
    differences: differencesBetween(one, other, same, slowReply),
    rows,
    leftOut,
  };
}

function knownOf({ session, facts }: SessionFacts): Known {
  const rounds = roundsOf(facts);
  return { session, rounds, shown: { dialogue: showsDialogue(facts), whole: session.whole } };
}
