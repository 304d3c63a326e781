const LATER = /try (?:again )?later|greylist|grey-list|temporar/i;

/** Whether a refusal without its code is that of a server which may take the mail later. */
export function saysLater(words: string): boolean {
  return LATER.test(words);
}
