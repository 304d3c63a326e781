/**
 * A short name for a text, by which it is told from some thousand others: for
 * what has to be compared later and is too long to keep. Not for secrets.
 */
export function digestOf(text: string): string {
  // FNV-1a, 32 bits
  let digest = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) digest = Math.imul(digest ^ text.charCodeAt(at), 0x01000193);
  return (digest >>> 0).toString(36);
}
