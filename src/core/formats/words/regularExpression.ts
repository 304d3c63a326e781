// \[<HOST>\](?::\d+)?: 535 Incorrect authentication data: a filter for such lines
const OF_PATTERN = /\(\?[:=!<]|\\[SWDswd][+*{]/;

const LONGEST_LOOKED_AT = 200;

/** Whether what stands before a reply is the beginning of a regular expression: it looks for replies, and is none. */
export function isOfPattern(before: string): boolean {
  return OF_PATTERN.test(before.slice(-LONGEST_LOOKED_AT));
}
