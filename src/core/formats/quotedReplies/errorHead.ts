/** One may cite several replies. */
const LONGEST = 2000;

/** What is searched of a line for an error: errors stand near its start, and a line may have megabytes. */
export function errorHead(text: string): string {
  return text.length > LONGEST ? text.slice(0, LONGEST) : text;
}
