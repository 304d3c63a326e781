import leven from 'leven';

/**
 * The known name that somebody most likely meant: one that begins with what was typed, or differs from it by few slips:
 * a letter left out, added or changed; two swapped letters are two.
 * @returns nothing where none is near, or where two are as near as each other
 */
export function nearest(typed: string, known: readonly string[]): string | undefined {
  const given = typed.toLowerCase();
  const ranked = known
    .map((name) => ({ name, slips: name.startsWith(given) && given.length > 1 ? 0 : slipsBetween(given, name) }))
    .filter(({ name, slips }) => slips <= Math.max(name.length > 3 ? 2 : 1, Math.floor(name.length / 3)))
    .sort((a, b) => a.slips - b.slips);
  const [first, second] = ranked;
  return first && first.slips !== second?.slips ? first.name : undefined;
}

function slipsBetween(given: string, name: string): number {
  // What somebody pastes as an option may be long; no name is.
  return given.length > 2 * name.length ? Infinity : leven(given, name);
}
