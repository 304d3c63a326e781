const UNITS = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

/** "45 seconds", "2 minutes and 5 seconds", "3 days and 4 hours": the two largest units. @param seconds one or more */
export function duration(seconds: number): string {
  let left = Math.round(seconds);
  const parts: string[] = [];
  for (const [unit, length] of UNITS) {
    const count = Math.floor(left / length);
    left -= count * length;
    if (count > 0) parts.push(`${count} ${unit}${count === 1 ? '' : 's'}`);
    // What follows a gap is too fine to matter: 3 days and 5 seconds are 3 days.
    else if (parts.length > 0) break;
    if (parts.length === 2) break;
  }
  return parts.join(' and ') || '0 seconds';
}
