import { occasionOfVerb, type Occasion } from '../../../reference/occasion';

/** Postfix's names for the stages of a session: `RCPT TO`, `end of DATA`, `END-OF-MESSAGE`. */
export function occasionOf(stage: string): Occasion | undefined {
  const space = stage.indexOf(' ');
  const name = (space < 0 ? stage : stage.slice(0, space)).toUpperCase();
  return STAGES.get(name) ?? occasionOfVerb(name);
}

const STAGES: ReadonlyMap<string, Occasion> = new Map<string, Occasion>([
  ['CONNECT', 'connect'],
  ['END', 'content'],
  ['END-OF-MESSAGE', 'content'],
]);
