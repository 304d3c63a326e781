import type { Command } from '../analysis';
import type { Occasion } from '../reference/explanation';
import { mechanismNamed } from '../sasl/mechanisms';
import { NOTE } from './note';

/** How sure a line must look like a command: `strict` where nothing says that a client is speaking. */
export type Strictness = 'strict' | 'labelled';

interface Verb {
  readonly occasion?: Occasion;
  /** What follows the verb where we must be sure that this is a command and no prose. */
  readonly shape: RegExp;
}

const NOTHING = /^\s*$/;
const DOMAIN = /^ +[^\s]+\s*$/;
// People who type it forget the name, and many servers do not mind.
const DOMAIN_OR_NOTHING = /^(?: +[^\s]+)?\s*$/;
const ANY = /^(?: .*)?$/;

// RFC 5321 §4.1.1, RFC 3207, 4954, 3030, 1985, 2645, 2033, and what programs add.
const VERBS: ReadonlyMap<string, Verb> = new Map<string, Verb>([
  ['EHLO', { occasion: 'EHLO', shape: DOMAIN_OR_NOTHING }],
  ['HELO', { occasion: 'HELO', shape: DOMAIN_OR_NOTHING }],
  ['LHLO', { occasion: 'LHLO', shape: DOMAIN_OR_NOTHING }],
  ['STARTTLS', { occasion: 'STARTTLS', shape: NOTHING }],
  ['AUTH', { occasion: 'AUTH', shape: /^ +[A-Za-z0-9_-]{3,20}(?: +[A-Za-z0-9+/=*_[\]<>-]+)?\s*$/ }],
  ['MAIL', { occasion: 'MAIL', shape: /^ +FROM:/i }],
  ['RCPT', { occasion: 'RCPT', shape: /^ +TO:/i }],
  ['DATA', { occasion: 'DATA', shape: NOTHING }],
  ['BDAT', { occasion: 'BDAT', shape: /^ +\d+(?: +LAST)?\s*$/i }],
  ['RSET', { occasion: 'RSET', shape: NOTHING }],
  ['NOOP', { occasion: 'NOOP', shape: NOTHING }],
  ['QUIT', { occasion: 'QUIT', shape: NOTHING }],
  ['HELP', { occasion: 'HELP', shape: NOTHING }],
  ['VRFY', { occasion: 'VRFY', shape: DOMAIN }],
  ['EXPN', { occasion: 'EXPN', shape: DOMAIN }],
  ['ETRN', { occasion: 'ETRN', shape: DOMAIN }],
  ['ATRN', { occasion: 'ATRN', shape: DOMAIN }],
  ['XCLIENT', { shape: ANY }],
  ['XFORWARD', { shape: ANY }],
  ['X-EXPS', { occasion: 'AUTH', shape: ANY }],
  ['X-ANONYMOUSTLS', { occasion: 'STARTTLS', shape: ANY }],
]);

const VERB = /[A-Za-z][A-Za-z0-9-]{2,15}(?=[ \t]|$)/y;
// FROM:<alice@example.com> | TO:<bob@example.net> | FROM:<> | TO: bob@example.net
const PATH = /^\s*(?:FROM|TO)\s*:\s*(?:<([^<>]*)>|([^\s<>]+))/i;

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
  const verb = VERBS.get(name);
  const written = text.slice(start + word.length, end);
  const rest = strictness === 'strict' && written.length < LONGEST_NOTED ? written.replace(NOTED, '') : written;
  // A client may send anything; a word in capitals before nothing or an argument passes for a verb we do not know.
  if (!verb && (strictness === 'strict' || word !== name || rest.length > 200)) return undefined;
  if (verb && strictness === 'strict' && (!verb.shape.test(rest) || (name === 'AUTH' && isOffer(rest)))) return undefined;
  const path = PATH.exec(rest);
  return {
    kind: 'command',
    verb: name,
    ...(verb?.occasion === undefined ? {} : { occasion: verb.occasion }),
    ...(path ? { address: path[1] ?? path[2] ?? '' } : {}),
    argument: rest.trim(),
    span: { line, start, end },
    verbSpan: { line, start, end: start + word.length },
  };
}

/** AUTH LOGIN XOAUTH2: what a server offers, where its code is not shown. A response is no name of a mechanism. */
function isOffer(rest: string): boolean {
  const [, second] = rest.trim().split(/ +/, 2);
  return second !== undefined && mechanismNamed(second) !== undefined;
}
