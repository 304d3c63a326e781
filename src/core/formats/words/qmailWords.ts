import type { Occasion } from '../../reference/occasion';

/** What qmail-remote was about when it was refused, in its words: with blanks in a notice, with underscores in a log. */
const STAGES: readonly (readonly [RegExp, Occasion])[] = [
  [/[ _]does[ _]not[ _]like[ _]recipient/, 'RCPT'],
  [/[ _]but[ _]sender[ _]was[ _]rejected/, 'MAIL'],
  [/[ _]but[ _]greeting[ _]failed/, 'connect'],
  [/[ _]but[ _]my[ _]name[ _]was[ _]rejected/, 'HELO'],
  [/[ _]failed[ _]on[ _]DATA[ _]command/, 'DATA'],
  [/[ _]failed[ _]after[ _]I[ _]sent[ _]the[ _]message|_accepted_message/, 'content'],
];

/** What was refused, as far as words of qmail-remote tell. */
export function occasionOfQmail(words: string): Occasion | undefined {
  return STAGES.find(([pattern]) => pattern.test(words))?.[1];
}
