/** A server may know alice by the realm that it asked for her in, as alice@example.com, and a client may try both. */
export function isSameUser(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  return a === b || a.startsWith(`${b}@`) || b.startsWith(`${a}@`);
}
