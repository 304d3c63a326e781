/**
 * The known name that somebody most likely meant: one that begins with what was typed, or differs from it by a slip in
 * every third letter at most.
 * @returns nothing where none is near, or where two are as near as each other
 */
export function nearest(typed: string, known: readonly string[]): string | undefined {
  const given = typed.toLowerCase();
  const ranked = known
    .map((name) => ({ name, slips: name.startsWith(given) && given.length > 1 ? 0 : slipsBetween(given, name) }))
    .filter(({ name, slips }) => slips <= Math.max(1, Math.floor(name.length / 3)) && slips < name.length)
    .sort((a, b) => a.slips - b.slips);
  const [first, second] = ranked;
  return first && first.slips !== second?.slips ? first.name : undefined;
}

/** Letters left out, added, changed, or swapped with the next: the distance by which spelling checkers go (optimal string alignment). */
function slipsBetween(given: string, name: string): number {
  // What somebody pastes as an option may be long; no name is.
  if (given.length > 2 * name.length) return Infinity;
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: name.length + 1 }, (_, column) => column);
  for (let row = 1; row <= given.length; row++) {
    const current = [row];
    for (let column = 1; column <= name.length; column++) {
      const same = given[row - 1] === name[column - 1];
      const swapped = row > 1 && column > 1 && given[row - 1] === name[column - 2] && given[row - 2] === name[column - 1];
      current.push(
        Math.min(
          at(last, column) + 1,
          at(current, column - 1) + 1,
          at(last, column - 1) + (same ? 0 : 1),
          swapped ? at(beforeLast, column - 2) + 1 : Infinity,
        ),
      );
    }
    beforeLast = last;
    last = current;
  }
  return at(last, name.length);
}

function at(distances: readonly number[], index: number): number {
  return distances[index] ?? Infinity;
}
