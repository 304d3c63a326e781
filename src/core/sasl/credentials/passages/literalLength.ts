// {15} | {15+}, as the last of a line, perhaps inside a string
const LITERAL = /\{(\d{1,5})\+?\}(?:\\r\\n)?["']?\s*$/;

/** How long the literal is that a line of IMAP announces (RFC 9051 §4.3), in octets. */
export function literalLength(text: string): number | undefined {
  const length = LITERAL.exec(text)?.[1];
  return length === undefined ? undefined : Number(length);
}
