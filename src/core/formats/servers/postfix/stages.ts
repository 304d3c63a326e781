import type { Occasion } from '../../../reference/explanation';

/** Postfix's names for the stages of a session: `RCPT TO`, `end of DATA`, `END-OF-MESSAGE`. */
export function occasionOf(stage: string): Occasion | undefined {
  const space = stage.indexOf(' ');
  return STAGES.get((space < 0 ? stage : stage.slice(0, space)).toUpperCase());
}

const STAGES: ReadonlyMap<string, Occasion> = new Map<string, Occasion>([
  ...(['EHLO', 'HELO', 'LHLO', 'STARTTLS', 'AUTH', 'MAIL', 'RCPT', 'DATA', 'BDAT', 'RSET', 'VRFY', 'ETRN', 'QUIT', 'NOOP'] as const).map((verb) => [verb, verb] as const),
  ['CONNECT', 'connect'],
  ['END', 'content'],
  ['END-OF-MESSAGE', 'content'],
]);
