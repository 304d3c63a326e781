import { MASKED, NOTHING, smtpCommands, type SmtpCommand } from './commands';

/**
 * Alternatives of verbs for patterns, from the table. A pattern keeps a list of
 * its own only where it has a reason: what one program logs, what tells most.
 */
function alternatives(has: (command: SmtpCommand) => boolean, form: (command: SmtpCommand) => string = ({ verb }) => verb): string {
  return smtpCommands.filter((command) => command.verb !== MASKED && command.isWord !== true && has(command)).map(form).join('|');
}

/** EHLO|HELO|LHLO */
export const GREETINGS = alternatives(({ greets }) => greets === true);

/** How commands begin: EHLO|…|MAIL FROM|…, without those that are words of English as well. */
export const BEGINNINGS = alternatives(() => true, ({ verb, path }) => (path === undefined ? verb : `${verb} ${path}`));

/** Verbs alone: EHLO|…|MAIL|…, without those that are words of English as well. */
export const VERBS = alternatives(() => true);

/** Those with which all is said: STARTTLS|DATA|… */
export const WHOLE = alternatives(({ argument }) => argument === NOTHING);
