import type { Failure } from '../analysis';
import { commandOf, writtenAs, type Occasion } from '../reference/occasion';
import { visible } from '../text/visible';

/**
 * Who refused what, for whom, for good or for now, and the reply itself.
 * @param because said in place of the server's words, where there are none
 * @param means what the provider means by it; empty, or a sentence after a blank
 */
export function happenedIn(failure: Failure, because: string, means: string): string {
  return `${whatHappened(failure)}${quoted(failure, because)}.${lastAnswer(failure)}${means}`;
}

/** Why a message was put off until it was given up, where the failure itself does not tell; a sentence after a blank. */
function lastAnswer({ putOffBy, code, text }: Failure): string {
  if (putOffBy === undefined || code !== undefined || text.includes(putOffBy)) return '';
  return ` ${REPLY.test(putOffBy) ? 'Last answer' : 'The last attempt'}: ${inQuotes(putOffBy)}.`;
}

const REPLY = /^[45]\d\d /;

function whatHappened({ code, permanent, direction, answers, context }: Failure): string {
  const { server, recipient, sender } = context;
  const host = server === undefined || server === 'none' ? undefined : named(server);
  const final = !permanent ? 'for now' : code?.startsWith('4') === true ? 'for now, and it was given up' : 'for good';
  const whom = recipient === undefined || recipient === '' ? '' : named(recipient);
  // Nobody replied: the program that writes the log could not deliver.
  if (code === undefined && direction === 'outbound') {
    return `The message${whom === '' ? '' : ` for ${whom}`} ${permanent ? 'could not be delivered' : 'is not delivered yet'}${host === undefined ? '' : ` (server: ${host})`}`;
  }
  const who = direction === 'outbound' ? (host ?? 'The server') : 'This server';
  if (answers === undefined) return whom === '' ? `${who} refused ${final}` : `${who} refused the message for ${whom} ${final}`;
  if (answers === 'RCPT') return `${who} refused ${objectOf(answers)}${whom === '' ? '' : ` ${whom}`} ${final}`;
  if (answers === 'MAIL') return `${who} refused ${objectOf(answers)}${sender === undefined || sender === '' ? '' : ` ${named(sender)}`}${whom === '' ? '' : ` for ${whom}`} ${final}`;
  return `${who} refused ${objectOf(answers)}${whom === '' ? '' : ` for ${whom}`} ${final}`;
}

/** "the recipient (RCPT TO)" */
function objectOf(answers: Occasion): string {
  if (answers === 'connect') return 'the connection';
  if (answers === 'content') return 'the message after its content (DATA)';
  const object = commandOf(answers)?.object;
  return object === undefined ? answers : `${object} (${writtenAs(answers)})`;
}

/** The server's words, else what the cause is. */
function quoted({ text }: Failure, because: string): string {
  const words = inQuotes(text);
  return words === '' ? `, because ${because}` : `: ${words}`;
}

/** Words of a server or program, in quotes; empty where there are none. */
export function inQuotes(text: string): string {
  const whole = visible(text).trim();
  const words = cut(whole.endsWith('.') ? whole.slice(0, -1) : whole, LONGEST_REPLY);
  return words === '' ? '' : `“${words}”`;
}

const LONGEST_REPLY = 400;
const LONGEST_NAME = 120;

/** The name of a server or an address, made visible and cut. */
export function named(name: string): string {
  return cut(visible(name), LONGEST_NAME);
}

function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}
