/** Bytes of the hash by the name of the mechanism, and back. */
const HASHES: readonly (readonly [RegExp, number, string])[] = [
  [/^SCRAM-SHA-?1(?:-|$)/, 20, 'SCRAM-SHA-1'],
  [/^SCRAM-SHA-?256(?:-|$)/, 32, 'SCRAM-SHA-256'],
  [/^SCRAM-SHA-?(?:512|3-512)(?:-|$)/, 64, 'SCRAM-SHA-512'],
  [/^SCRAM-SHA-?224(?:-|$)/, 28, ''],
  [/^SCRAM-SHA-?384(?:-|$)/, 48, ''],
];

/** How many bytes the hash of a mechanism has. */
export function hashLength(mechanism: string): number | undefined {
  return HASHES.find(([name]) => name.test(mechanism))?.[1];
}

/** The mechanism whose hash has so many bytes, where that is one that is in use. */
export function mechanismByLength(length: number | undefined): string | undefined {
  const name = HASHES.find(([, bytes]) => bytes === length)?.[2];
  return name === '' ? undefined : name;
}
