import type { Command } from '../analysis';
import { smtpCommands } from '../reference/commands';
import { commandOf, occasionOfVerb } from '../reference/occasion';
import { mechanismNamed } from '../sasl/mechanisms';
import { NOTE } from './note';

/** How sure a line must look like a command: `strict` where nothing says that a client is speaking. */
export type Strictness = 'strict' | 'labelled';

/** What follows each verb where we must be sure that this is a command and no prose. */
const SHAPES: ReadonlyMap<string, RegExp> = new Map(smtpCommands.map(({ verb, argument }) => [verb, new RegExp(`^${argument}`, 'i')]));

const VERB = /[A-Za-z][A-Za-z0-9-]{2,15}(?=[ \t]|$)/y;
// FROM:<alice@example.com> | TO:<bob@example.net> | FROM:<> | TO: bob@example.net
const PATH = /^\s*(?:FROM|TO)\s*:\s*(?:<([^<>]*)>|([^\s<>]+))/i;

// RECPT TO:<bob@example.net> | MAL FROM: alice@example.com: a verb that nobody has, before what no word but a verb has behind it
const MISTYPED = /^ {1,2}(?:FROM|TO) ?: ?<?[^\s<>@]{1,64}@[^\s<>@]{1,255}>?\s*$/i;

const NOTED = new RegExp(NOTE);
const LONGEST_NOTED = 300;

/**
 * Reads the command that starts at `start` and ends at `end` (UTF-16 units).
 * @returns nothing where the words there are no command
 */
export function readCommand(text: string, line: number, start: number, end: number, strictness: Strictness): Command | undefined {
  VERB.lastIndex = start;
  const word = VERB.exec(end === text.length ? text : text.slice(0, end))?.[0];
  if (word === undefined) return undefined;
  const name = word.toUpperCase();
  const written = text.slice(start + word.length, end);
  const rest = strictness === 'strict' && written.length < LONGEST_NOTED ? written.replace(NOTED, '') : written;
  const known = commandOf(name);
  const isSure = known === undefined ? word === name && MISTYPED.test(rest) : (strictness === 'labelled' && known.isWord !== true) || fits(name, rest);
  // A client may send anything; a word in capitals before nothing or an argument passes for a verb, also for one we do not know.
  if (!isSure && (strictness === 'strict' || word !== name || rest.length > 200)) return undefined;
  const occasion = occasionOfVerb(name);
  const path = PATH.exec(rest);
  return {
    kind: 'command',
    verb: name,
    ...(occasion === undefined ? {} : { occasion }),
    ...(path ? { address: path[1] ?? path[2] ?? '' } : {}),
    argument: rest.trim(),
    span: { line, start, end },
    verbSpan: { line, start, end: start + word.length },
  };
}

function fits(verb: string, rest: string): boolean {
  return SHAPES.get(verb)?.test(rest) === true && !(verb === 'AUTH' && isOffer(rest));
}

/** AUTH LOGIN XOAUTH2: what a server offers, where its code is not shown. A response is no name of a mechanism. */
function isOffer(rest: string): boolean {
  const [, second] = rest.trim().split(/ +/, 2);
  return second !== undefined && mechanismNamed(second) !== undefined;
}
