import { smtpCommands, type CommandOccasion, type SmtpCommand } from './commands';

/**
 * What a reply can answer: the connection itself, a command (RFC 5321 §4.1 and
 * its extensions), or the message content after the final dot (`content`).
 */
export type Occasion = 'connect' | 'content' | CommandOccasion;

const BY_VERB: ReadonlyMap<string, SmtpCommand> = new Map(smtpCommands.map((command) => [command.verb, command]));
const OCCASIONS: ReadonlySet<string> = new Set(['connect', 'content', ...smtpCommands.flatMap(({ occasion }) => occasion ?? [])]);

/** The command with a verb. @param verb in capitals */
export function commandOf(verb: string): SmtpCommand | undefined {
  return BY_VERB.get(verb);
}

/** The occasion of a command. @param verb in capitals */
export function occasionOfVerb(verb: string): Occasion | undefined {
  return occasionNamed(commandOf(verb)?.occasion ?? '');
}

/** The occasion that was written down by its name. */
export function occasionNamed(name: string): Occasion | undefined {
  return isOccasion(name) ? name : undefined;
}

function isOccasion(name: string): name is Occasion {
  return OCCASIONS.has(name);
}

/** Whether it is a greeting: EHLO, HELO, LHLO. */
export function isGreeting(occasion: Occasion | undefined): boolean {
  return occasion !== undefined && commandOf(occasion)?.greets === true;
}

/** Whether what is answered is the message itself, or the wish to send it. */
export function isOfContent(occasion: Occasion | undefined): boolean {
  return occasion === 'content' || (occasion !== undefined && commandOf(occasion)?.sendsContent === true);
}

/** Slips of who types EHLO or HELO by hand. */
const MISTYPED_GREETING = /^(?:EHL|ELHO|EHOL|EHELO|EHLLO|HEL|HELLO|HLEO|HEHLO)$/i;

/** Whether somebody meant to greet. @param verb in any case */
export function isMistypedGreeting(verb: string): boolean {
  return MISTYPED_GREETING.test(verb);
}

/** By what rests on them: the steps that have to be accepted first (RFC 5321 §4.1.4, RFC 3030 §2). */
const STEPS_BEFORE: ReadonlyMap<Occasion, readonly Occasion[]> = new Map<Occasion, readonly Occasion[]>([
  ['MAIL', ['HELO', 'EHLO', 'LHLO']],
  ['RCPT', ['HELO', 'EHLO', 'LHLO', 'MAIL']],
  ['DATA', ['HELO', 'EHLO', 'LHLO', 'MAIL', 'RCPT']],
  ['BDAT', ['HELO', 'EHLO', 'LHLO', 'MAIL', 'RCPT']],
]);

/** Whether a step has to be taken before a command is. */
export function comesBefore(step: Occasion, occasion: Occasion): boolean {
  return STEPS_BEFORE.get(occasion)?.includes(step) === true;
}

/** How a command is written that an occasion is named for: `MAIL FROM`. */
export function writtenAs(occasion: Exclude<Occasion, 'connect' | 'content'>): string {
  const path = commandOf(occasion)?.path;
  return path === undefined ? occasion : `${occasion} ${path}`;
}
