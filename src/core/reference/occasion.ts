import type { Occasion } from './explanation';

/** Which occasions are commands, named by their verbs. */
const OCCASIONS: Readonly<Record<Occasion, 'command' | 'stage'>> = {
  connect: 'stage',
  EHLO: 'command',
  HELO: 'command',
  LHLO: 'command',
  STARTTLS: 'command',
  AUTH: 'command',
  MAIL: 'command',
  RCPT: 'command',
  DATA: 'command',
  content: 'stage',
  BDAT: 'command',
  RSET: 'command',
  VRFY: 'command',
  EXPN: 'command',
  HELP: 'command',
  NOOP: 'command',
  QUIT: 'command',
  ETRN: 'command',
  ATRN: 'command',
};

/** The occasion of a command. @param verb in capitals */
export function occasionOfVerb(verb: string): Occasion | undefined {
  const occasion = occasionNamed(verb);
  return occasion && OCCASIONS[occasion] === 'command' ? occasion : undefined;
}

/** The occasion that was written down by its name. */
export function occasionNamed(name: string): Occasion | undefined {
  return isOccasion(name) ? name : undefined;
}

function isOccasion(name: string): name is Occasion {
  return Object.hasOwn(OCCASIONS, name);
}
