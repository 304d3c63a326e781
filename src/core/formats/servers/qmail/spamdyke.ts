import { given } from '../../../given';
import type { Line } from '../../format';
import type { Piece, Statement } from '../../../statement';
import { matchAt, standsAt } from '../../../text/matches';

// spamdyke: DENIED_RDNS_MISSING from: a@example.org to: b@example.com origin_ip: 192.0.2.44 …
const DENIED = /DENIED_([A-Z_]{2,40}) from: (\S{1,400}) to: (\S{1,400}) /y;
/** What spamdyke answers with 421. */
const LATER = /^(?:GR[AE]YLIST|RDNS_|SENDER_NO_MX|TOO_MANY)/;
// reason: 550_sorry,_no_mailbox_here_by_that_name_(#5.1.1): what qmail-smtpd answered behind spamdyke
const REASON = / reason: (?=[245]\d\d_)/;
const ALLOWED = /(?:spamdyke(?:\[\d{1,10}\])?: )?ALLOWED from: \S{1,400} to: \S{1,400} /y;

/** What spamdyke answers for conditions whose names tell less, or something else. */
const MEANINGS: ReadonlyMap<string, string> = new Map([
  ['AUTH_REQUIRED', 'authentication required'],
  ['RELAYING', 'relaying denied'],
  ['IP_IN_RDNS', 'reverse DNS contains the IP address'],
  ['IP_IN_CC_RDNS', 'reverse DNS contains the IP address and a country'],
  ['EARLYTALKER', 'protocol violation: spoke before the greeting'],
  ['SENDER_NO_MX', 'domain of sender has no mail exchanger'],
  ['SENDER_BLACKLISTED', 'sender address rejected: blacklisted'],
  ['SENDER_NOT_LOCAL', 'sender address rejected: not of a local domain'],
  ['SENDER_NOT_AUTH', 'sender address does not match the login'],
  ['IDENTICAL_SENDER_RECIPIENT', 'sender address rejected: the same as the recipient'],
  ['RECIPIENT_BLACKLISTED', 'this address accepts no mail'],
  ['REJECT_ALL', 'no mail accepted'],
  ['HEADER_BLACKLISTED', 'content rejected: a header of the message'],
]);

/** spamdyke, which stands before qmail-smtpd and tells of each recipient. */
export function readSpamdyke(line: Line): Statement | undefined {
  return readDenied(line) ?? readAllowed(line);
}

function readDenied({ text, start }: Line): Statement | undefined {
  const denied = matchAt(DENIED, text, start);
  if (denied?.[1] === undefined) return undefined;
  const word = { start, end: start + 'DENIED_'.length + denied[1].length };
  const reply = replyBehind(text, DENIED.lastIndex);
  const temporary = reply ? text[reply.start] === '4' : LATER.test(denied[1]);
  const reason = { ...word, text: MEANINGS.get(denied[1]) ?? denied[1].replaceAll('_', ' ').toLowerCase() };
  const [sender, recipient] = denied.slice(2).map((address) => (address === '(unknown)' ? undefined : address));
  return { kind: 'reported', result: temporary ? 'deferred' : 'rejected', direction: 'inbound', word, occasion: recipient === undefined ? 'connect' : 'RCPT', ...given({ sender, recipient }), ...(reply ? { reply } : { reason }) };
}

function replyBehind(text: string, from: number): Piece | undefined {
  const found = REASON.exec(text.slice(from));
  if (!found) return undefined;
  const start = from + found.index + found[0].length;
  const said = /^\S*/.exec(text.slice(start))?.[0] ?? '';
  return { start, end: start + said.length, text: said.replaceAll('_', ' ') };
}

function readAllowed({ text, start }: Line): Statement | undefined {
  const reply = standsAt(ALLOWED, text, start) ? replyBehind(text, ALLOWED.lastIndex) : undefined;
  return reply && { kind: 'told', reply };
}
