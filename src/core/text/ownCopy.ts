/**
 * The same characters in memory of their own. A piece of a text keeps all of
 * that text in memory; what outlives its block must not.
 */
export function ownCopy(piece: string): string {
  return String(JSON.parse(JSON.stringify(piece)));
}
