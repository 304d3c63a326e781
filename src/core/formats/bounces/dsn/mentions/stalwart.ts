import { occasionOfVerb } from '../../../../reference/occasion';
import { given } from '../../../../given';
import { closingBracket } from '../../../../text/closingBracket';
import { ADDRESS, HIDDEN } from '../mail/address';
import type { Extent, ReplyInPassage } from '../mail/passage';
import { lineAbove, NOBODY, type Named, type Place } from './mentionReader';

/** What Stalwart says of each recipient, in one line: `<bob@example.net> (what happened)`. */
const DELIVERED = "delivered to '";
const REASONS = [
  // (failed to lookup 'example.net': DNS record not found) | (connection to 'mx.example.net' failed: timed out)
  "failed to lookup '|connection to '",
  // (TLS error from 'mx.example.net': …) | (DANE failed to authenticate 'mx.example.net': …)
  "TLS error from '|(?:DANE|MTA-STS) failed to authenticate '",
  // (queue error: …)
  'rate limited\\)|too many concurrent connections to remote server\\)|queue error',
].join('|');
const LINE = new RegExp(String.raw`^[>\s]{0,12}<(${ADDRESS}|${HIDDEN})> \((?:(${DELIVERED})|host '[^']{1,255}' rejected |${REASONS})`, 'i');

/** Whether a line says so of a recipient. */
export function isOfStalwart(text: string): boolean {
  return text.includes('> (') && LINE.test(text);
}

// ----- There was a temporary problem delivering to these addresses -----
const DELAYED = /\btemporary problem delivering\b/i;

/** Whom such a line names; nothing where it is none. Who got the mail is nobody to tell of. */
export function readStalwart(place: Place): Named {
  const match = LINE.exec(place.text);
  if (!match?.[1]) return undefined;
  if (match[2] !== undefined) return NOBODY;
  return { recipient: match[1], whole: false, ...(DELAYED.test(lineAbove(place, isOfStalwart)) ? { delayed: true } : {}) };
}

// (host 'mx.example.net' rejected command 'RCPT TO:<bob@example.net>' with code 550 (5.1.1) 'No such user') | (host 'mx.example.net' rejected transaction with code 554 (0.0.0) 'No')
const REJECTED = /\(host '([^']{1,255})' rejected (?:command '([^']{1,500})'|transaction) with code (?=([45]\d\d) \((\d\.\d{1,3}\.\d{1,3})\) ')/;
const CODE_AND_STATUS = "550 (".length;
const CLOSE = /'\)(?=\s|$)/;

/** The first reply that such a line repeats. A server that gave no status has 0.0.0. */
export function rejectionIn(text: string): ReplyInPassage | undefined {
  const match = text.includes("' with code ") || text.includes(' transaction with code ') ? REJECTED.exec(text) : null;
  if (!match) return undefined;
  const [whole, server = '', command = '', code = '', status = ''] = match;
  const from = match.index + whole.length;
  const words = from + CODE_AND_STATUS + status.length + ") '".length;
  const length = CLOSE.exec(text.slice(words))?.index ?? text.length - words;
  const verb = command.split(/[ :]/, 1)[0]?.toUpperCase() ?? '';
  // What comes behind the content is called by the command that announced it.
  const occasion = verb === 'DATA' || verb === 'BDAT' ? 'content' : occasionOfVerb(verb);
  const at = from + CODE_AND_STATUS;
  return {
    from,
    to: words + length,
    text: `${code} ${text.slice(words, words + length)}`,
    server,
    ...given({ occasion }),
    ...(status.startsWith('0') ? {} : { status: { from: at, to: at + status.length } }),
  };
}

const REASON = new RegExp(String.raw`> \((?=${REASONS})`);

/** Why nothing was answered, as such a line says it. */
export function reasonOfStalwart(text: string): Extent | undefined {
  const match = REASON.exec(text);
  if (!match) return undefined;
  const from = match.index + match[0].length;
  const end = closingBracket(text.slice(from), '()');
  return end < 0 ? undefined : { from, to: from + end };
}
