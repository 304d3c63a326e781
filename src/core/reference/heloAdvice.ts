/** For a client that is kept out over the name it gives for itself, which is no matter of lists. */
export const heloAdvice = {
  /** What the reply objects to, by its own words. */
  words: /\b(?:helo|ehlo)\b/i,
  sample: 'Helo command rejected: Host not found',
  whatToDo: 'Have the sending server greet with its full host name, one that DNS knows: myhostname or smtp_helo_name in Postfix.',
} as const;
