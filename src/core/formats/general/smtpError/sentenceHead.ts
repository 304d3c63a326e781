const LONGEST = 600;

/**
 * What is searched of a line for a sentence that introduces a reply in pieces: less than for whole replies, since each
 * number in it is looked at, and before each of them some hundred characters are read.
 */
export function sentenceHead(text: string): string {
  return text.slice(0, LONGEST);
}
