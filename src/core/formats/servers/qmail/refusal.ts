import type { Direction } from '../../../analysis';
import type { Occasion } from '../../../reference/occasion';
import { given } from '../../../given';
import type { Line } from '../../format';
import type { Piece, Reported, Statement } from '../../../statement';
import { matchAt, standsAt } from '../../../text/matches';

// rblsmtpd: 192.0.2.46 pid 550: 553 listed | rblsmtpd: 2001:db8::46 pid 550: 553 listed | rblsmtpd: 192.0.2.46 pid 550 dnsbl.example: 451 https://…
const BLOCKED = /(?:rblsmtpd: )?[0-9A-Fa-f.:]{3,45} pid \d{1,10}(?: [\w.-]{1,255})?: (?=[45]\d\d )/y;
// qmail-smtpd: 421 badiprbl: ip 192.0.2.46 … | qmail-smtpd: pid 550 from 192.0.2.46 552 sorry, that message size exceeds my databytes limit (#5.3.4)
const ANSWERED = /(?:qmail-smtpd: )?(?:pid \d{1,10}:? )?(?:from [0-9A-Fa-f.:]{3,45}:? )?(?=[45]\d\d )/y;
/** What qmail-smtpd says of a client before it was told anything. */
const OF_CLIENT = /^\d{3} \S{0,40}rbl\b/;
// CHKUSER rejected rcpt: from <a@example.org::> remote <helo:host:192.0.2.44> rcpt <b@example.com> : not existing recipient; behind the sender stands who logged in
const CHECKED = /CHKUSER (?:rejected|relaying rejected|rejected intrusion) (rcpt|sender|relaying|intrusion): from <([^<>:]{0,400})(?::([^<>:]{0,400}))?[^<>]{0,400}> remote <[^<>]{0,400}> rcpt <([^<>]{0,400})> : /y;
// spamdyke: DENIED_RDNS_MISSING from: a@example.org to: b@example.com origin_ip: 192.0.2.44 …
/** What spamdyke answers with 421. */
const LATER = /^(?:GR[AE]YLIST|RDNS_|SENDER_NO_MX|TOO_MANY)/;
const DENIED = /DENIED_([A-Z_]{2,40}) from: (\S{1,400}) to: (\S{1,400}) /y;
// qmail-smtpd: pid 550 Reject::RCPT::Failed_Rcptto: S:192.0.2.44:x P:ESMTP H:x F:a@example.org T:bob@example.com (SPAMCONTROL and s/qmail)
const CONTROLLED = /(?:qmail-smtpd(?:\[\d{1,10}\])?: )?(?:pid \d{1,10} )?Reject::(SMTP|SNDR|ORIG|RCPT|DATA|AUTH|RBL|TLS)::([A-Za-z_]{2,40}):? /y;
const FROM = / F:([^\s@]{1,100}@[^\s]{1,255})/;
const TO = / T:([^\s@]{1,100}@[^\s]{1,255})/;
// simscan:[550]:SPAM REJECT (15.50/12.00):0.5500s:Subject:192.0.2.44:a@example.org:bob@example.com
const SCANNED = /simscan:\[\d{1,10}\]:SPAM REJECT (?=\()/y;

const BASE = { kind: 'reported', result: 'rejected', direction: 'inbound' } as const;

/** Our own server refuses a client. */
export function readRefusal(line: Line): Statement | undefined {
  return readBlocked(line) ?? readAnswered(line) ?? readChecked(line) ?? readDenied(line) ?? readAllowed(line) ?? readControlled(line) ?? readScanned(line);
}

function readBlocked({ text, start, end, program }: Line): Statement | undefined {
  if (!(program === 'rblsmtpd' || text.startsWith('rblsmtpd: ', start)) || !standsAt(BLOCKED, text, start)) return undefined;
  return { ...BASE, word: { start, end: BLOCKED.lastIndex }, occasion: 'connect', reply: { start: BLOCKED.lastIndex, end } };
}

function readAnswered({ text, start, end, program }: Line): Statement | undefined {
  if (!(program === 'qmail-smtpd' || text.startsWith('qmail-smtpd: ', start)) || !standsAt(ANSWERED, text, start)) return undefined;
  const reply = { start: ANSWERED.lastIndex, end };
  return { ...BASE, word: { start, end: reply.start }, ...(OF_CLIENT.test(text.slice(reply.start, end)) ? { occasion: 'connect' } : {}), reply };
}

function readChecked({ text, start, end }: Line): Statement | undefined {
  const checked = matchAt(CHECKED, text, start);
  if (!checked) return undefined;
  const [, what, sender = '', user = '', recipient = ''] = checked;
  const direction: Direction = user === '' ? 'inbound' : 'submission';
  return {
    ...BASE,
    direction,
    word: { start: start + 'CHKUSER '.length, end: start + 'CHKUSER rejected'.length },
    occasion: what === 'sender' ? 'MAIL' : 'RCPT',
    sender,
    ...(recipient === '' ? {} : { recipient }),
    reason: { start: CHECKED.lastIndex, end },
  };
}

function readDenied({ text, start }: Line): Statement | undefined {
  const denied = matchAt(DENIED, text, start);
  if (denied?.[1] === undefined) return undefined;
  const word = { start, end: start + 'DENIED_'.length + denied[1].length };
  const reply = replyBehind(text, DENIED.lastIndex);
  const temporary = reply ? text[reply.start] === '4' : LATER.test(denied[1]);
  const reason = { ...word, text: MEANINGS.get(denied[1]) ?? denied[1].replaceAll('_', ' ').toLowerCase() };
  const [sender, recipient] = denied.slice(2).map((address) => (address === '(unknown)' ? undefined : address));
  return { ...BASE, result: temporary ? 'deferred' : 'rejected', word, occasion: recipient === undefined ? 'connect' : 'RCPT', ...given({ sender, recipient }), ...(reply ? { reply } : { reason }) };
}

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

// reason: 550_sorry,_no_mailbox_here_by_that_name_(#5.1.1): what qmail-smtpd answered behind spamdyke
const REASON = / reason: (?=[245]\d\d_)/;
const ALLOWED = /(?:spamdyke(?:\[\d{1,10}\])?: )?ALLOWED from: \S{1,400} to: \S{1,400} /y;

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

const OCCASIONS: ReadonlyMap<string, Occasion> = new Map<string, Occasion>([
  ['SNDR', 'HELO'],
  ['ORIG', 'MAIL'],
  ['RCPT', 'RCPT'],
  ['DATA', 'content'],
  ['AUTH', 'AUTH'],
]);

function readControlled({ text, start, end }: Line): Statement | undefined {
  const match = matchAt(CONTROLLED, text, start);
  if (!match?.[1] || !match[2]) return undefined;
  const word = text.indexOf('Reject::', start);
  const condition = word + 'Reject::'.length + match[1].length + '::'.length;
  const fields = text.slice(CONTROLLED.lastIndex - 1, end);
  const occasion = match[2] === 'Failed_Auth' ? 'AUTH' : match[2] === 'Invalid_Relay' ? 'RCPT' : OCCASIONS.get(match[1]);
  const sender = FROM.exec(fields)?.[1];
  const recipient = TO.exec(fields)?.[1];
  const reported: Reported = {
    ...BASE,
    word: { start: word, end: word + 'Reject'.length },
    reason: { start: condition, end: condition + match[2].length, text: match[2].replaceAll('_', ' ') },
    ...given({ occasion, sender, recipient }),
  };
  return reported;
}

function readScanned({ text, start }: Line): Statement | undefined {
  if (!standsAt(SCANNED, text, start)) return undefined;
  const word = { start: SCANNED.lastIndex - 'SPAM REJECT '.length, end: SCANNED.lastIndex - 1 };
  return { ...BASE, word, occasion: 'content', reason: word };
}
