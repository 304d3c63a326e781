import type { Direction } from '../../../analysis';
import { directionFrom } from '../../../ownNetwork';
import type { Line, Memory } from '../../format';
import type { Statement } from '../../../statement';
import { matchAt, standsAt } from '../../../text/matches';
import { noteRefusedAbove, readEnvelopeLog } from './envelopeLog';
import { readIndiMail } from './indiMail';
import { readControlled } from './spamControl';
import { readSpamdyke } from './spamdyke';

// rblsmtpd: 192.0.2.46 pid 550: 553 listed | rblsmtpd: 2001:db8::46 pid 550: 553 listed | rblsmtpd: 192.0.2.46 pid 550 dnsbl.example: 451 https://…
const BLOCKED = /(?:rblsmtpd: )?[0-9A-Fa-f.:]{3,45} pid \d{1,10}(?: [\w.-]{1,255})?: (?=[45]\d\d )/y;
// qmail-smtpd: 421 badiprbl: ip 192.0.2.46 … | qmail-smtpd: pid 550 from 192.0.2.46 552 sorry, that message size exceeds my databytes limit (#5.3.4)
const ANSWERED = /(?:qmail-smtpd: )?(?:pid \d{1,10}:? )?(?:from [0-9A-Fa-f.:]{3,45}:? )?(?=[45]\d\d )/y;
/** What qmail-smtpd says of a client before it was told anything. */
const OF_CLIENT = /^\d{3} \S{0,40}rbl\b/;
// CHKUSER rejected rcpt: from <a@example.org::> remote <helo:host:192.0.2.44> rcpt <b@example.com> : not existing recipient; behind the sender stands who logged in
const CHECKED = /CHKUSER (?:rejected|relaying rejected|rejected intrusion) (rcpt|sender|relaying|intrusion): from <([^<>:]{0,400})(?::([^<>:]{0,400}))?[^<>]{0,400}> remote <[^<>]{0,400}> rcpt <([^<>]{0,400})> : /y;
// simscan:[550]:SPAM REJECT (15.50/12.00):0.5500s:Subject:192.0.2.44:a@example.org:bob@example.com | SPAM REJECTED ( | VIRUS:0.5500s:Eicar-Test-Signature:192.0.2.44:… | ATTACH:0.5500s:run.exe:192.0.2.44:…
const SCANNED = /simscan:\[\d{1,10}\]:(?:(SPAM REJECT(?:ED)?) \([^()]{0,40}\)|(VIRUS|ATTACH)): ?\d{1,6}\.\d{1,6}s: ?/y;
// … what it found, the client, the sender, the recipients
const FOUND = /([^\n]{0,400}?):(?:[0-9A-Fa-f.:]{3,45})?:([^\s:<>]{0,320}):([^\s:<>]{3,320})$/y;
const OF_SCAN: ReadonlyMap<string, string> = new Map([
  ['VIRUS', 'virus found: '],
  ['ATTACH', 'attachment rejected: '],
]);

const BASE = { kind: 'reported', result: 'rejected', direction: 'inbound' } as const;

/** Our own server refuses a client. */
export function readRefusal(line: Line, memory: Memory): Statement | readonly Statement[] | undefined {
  const checked = readChecked(line) ?? readSentence(line);
  if (checked) noteRefusedAbove(memory);
  return checked ?? readBlocked(line) ?? readAnswered(line) ?? readSpamdyke(line) ?? readControlled(line) ?? readScanned(line) ?? readIndiMail(line) ?? readEnvelopeLog(line, memory);
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

// qmail-smtpd: mail server permanently rejected message (#5.3.0): alice@example.org from 192.0.2.44 to bob@example.com helo client.example.org
const SENTENCE = /qmail-smtpd: ([^:()\n]{3,80}(?: \([^()]{1,200}\))?): (\(null\)|\S{0,320}) from ([0-9A-Fa-f.:]{3,45}|unknown) to (\(null\)|\S{0,320}) helo /y;
const REFUSES = /^bad[a-z]{2,20}$|\b(?:reject(?:ed)?|denied|refused|exceeded|not allowed)\b/;
const FOR_NOW = /\btemporar(?:y|ily)\b/;

/** What qmail-smtpd tells of an envelope, with a patch that logs what became of it. */
function readSentence({ text, start, end }: Line): Statement | undefined {
  const match = matchAt(SENTENCE, text.slice(0, end), start);
  const [, said = '', sender = '', address = '', recipient = ''] = match ?? [];
  if (!match || !REFUSES.test(said)) return undefined;
  const at = start + 'qmail-smtpd: '.length;
  const words = { start: at, end: at + said.length };
  return {
    ...BASE,
    ...(FOR_NOW.test(said) ? { result: 'deferred' } : {}),
    direction: directionFrom(address),
    word: words,
    reason: words,
    ...(said.includes('(auth ') ? { occasion: 'AUTH' } : {}),
    ...(sender === '' || sender === NOBODY ? {} : { sender }),
    ...(recipient === '' || recipient === NOBODY ? {} : { recipient, occasion: 'RCPT' }),
  };
}

const NOBODY = '(null)';

function readScanned({ text, start, end }: Line): Statement | undefined {
  const match = matchAt(SCANNED, text, start);
  const name = match?.[1] ?? match?.[2];
  if (name === undefined) return undefined;
  const found = SCANNED.lastIndex;
  const at = text.indexOf(']:', start) + ']:'.length;
  const word = { start: at, end: at + name.length };
  const [, what = '', sender = '', recipients = ''] = matchAt(FOUND, text.slice(0, end), found) ?? [];
  const [recipient, ...alsoFor] = recipients.split(',');
  const said = OF_SCAN.get(name);
  return {
    ...BASE,
    word,
    occasion: 'content',
    reason: said === undefined ? word : { start: found, end: found + what.length, text: said + what },
    ...(sender === '' ? {} : { sender }),
    ...(recipient === '' || alsoFor.length > 0 ? {} : { recipient }),
  };
}
