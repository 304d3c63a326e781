import { matchesOf } from '../../text/matches';
import { given } from '../../given';
import type { Format, Line, Memory } from '../format';
import type { Piece, Statement } from '../../statement';
import { replyApart } from '../quotedReplies/replyApart';
import { isMailReplyAt } from '../words/mailWords';
import { BEGINS_DELIVERY_STATUS, readDeliveryStatus } from './bounceEvent/deliveryStatus';
import { field, fieldAt, plainField, wordsOf, type Field } from './bounceEvent/field';

const REPLY = String.raw`(?:smtp; ?)?(?=[45]\d\d[ -])`;
/** Fields that hold what a server replied to the mail. */
const SURE: readonly RegExp[] = [
  // "diagnosticCode": "smtp; 550 5.1.1 …" (SES; in other letters by libraries) | diagnosticCode: 'smtp; 550 … (as JavaScript prints it)
  `${plainField('[Dd]iagnostic[_-]?[Cc]ode')}${REPLY}`,
  // "dsnDiag": "smtp;550 …" (PowerMTA) | "Details": "smtp;550 …" (Postmark) | "diag": "smtp;550 …" (Mandrill) | "raw_reason": "550 …" (SparkPost)
  `${field('raw_?[Rr]eason|Details|dsnDiag|diag')}${REPLY}`,
  // "message": "smtp; 550 5.1.1 …" (Resend); "content" is KumoMTA's
  String.raw`${field(String.raw`(?!content\b)[\w -]{1,40}`)}smtp; ?(?=[45]\d\d[ -])`,
].map((source) => new RegExp(source, 'g'));
// "reason": "550 5.1.1 …" (SendGrid and others): words that every API uses, so that the value has to tell
const TELLING = new RegExp(`${field('reason|[Ss]mtp[-_]?[Rr]esponse|bounce_reason|bounce_text|error_message|response_message|smtp[-_]?[Rr]eply|bounce_?[Mm]essage')}${REPLY}`, 'g');
// "output": "550 5.1.1 …" (Postal) | "response": {"message": "550 5.1.1 …" (EmailEngine) | "message":"550 mailbox unavailable": whatever the name, in an event of mail that came back
const ANY = new RegExp(String.raw`${field(String.raw`[\w .-]{1,40}`)}(?=[45]\d\d[ -])`, 'g');
// "event": "messageBounce" | "status": "HardFail" | "eventType": "Bounce"
const OF_BOUNCE = new RegExp(String.raw`${field('[Ee]vent(?:[-_]?[Tt]ype)?|[Nn]otification[-_]?[Tt]ype|[Rr]ecord[-_]?[Tt]ype|[Tt]ype|[Ss]tatus|[Ss]tate|[Ss]everity')}[\w. -]{0,30}?(?:[Bb]ounce|[Ff]ail|[Dd]eliveryError|[Uu]ndeliver|[Pp]ermanent|[Dd]efer)`);
// "code": 550, … "message": "5.1.1 No such user" (Mailgun): code and words are values of their own
const APART = new RegExp(String.raw`"code" ?: ?([45]\d\d)\b[^{}]{0,200}?"(?<name>message)" ?: ?(?<quote>")(?=[45]\.\d{1,3}\.\d{1,3} )`, 'g');
// "replycode": "550": the code again, as a value of its own
const CODE_ALONE = /"(?:reply|smtp)[-_]?(?:[Rr]eply[-_]?)?[Cc]ode" ?: ?"?(?=[45]\d\d\b)/g;
const RECIPIENT = new RegExp(String.raw`${plainField('emailAddress|email|Email|recipient|rcpt_to|rcpt|Recipient|[Ff]inalRecipient')}(?=[^"'\s@\\]{1,64}@[^"'\s\\]{1,255}["'\\])`, 'g');

/** What a mail service tells of a bounce, as JSON: Amazon SES, SendGrid, Mailgun, Postmark, SparkPost, Mandrill. One event on a line, or a value on each; as a program prints it, or in the string of another object. */
export const bounceEvent: Format = {
  id: 'bounce-event',
  name: 'Bounce event of a mail service (JSON)',
  signs: [
    { pattern: { test: (text) => HAS_CODE.test(text) && SURE.some((pattern) => matchesOf(pattern, text).length > 0) }, weight: 4, sample: '"diagnosticCode": "smtp; 550 5.1.1 user unknown"' },
    { pattern: { test: (text) => HAS_CODE.test(text) && mailRepliesIn(text, TELLING).length > 0 }, weight: 4, sample: '"reason": "550 5.1.1 The email account does not exist"' },
    { pattern: { test: (text) => HAS_CODE.test(text) && OF_BOUNCE.test(text) && mailRepliesIn(text, ANY).length > 0 }, weight: 2, sample: '{"status":"HardFail","output":"550 5.1.1 No such user"}' },
    { pattern: { test: (text) => HAS_CODE.test(text) && matchesOf(APART, text).length > 0 }, weight: 4, sample: '"delivery-status":{"code":550,"message":"5.1.1 User unknown"}' },
    { pattern: BEGINS_DELIVERY_STATUS, weight: 4, sample: '"delivery-status": {' },
    // An event of mail that came back, each value on its own line: last, since of a line one sign counts.
    { pattern: { test: (text) => OF_BOUNCE.test(text) }, weight: 1, sample: '"status": "HardFail",' },
    { pattern: { test: (text) => HAS_CODE.test(text) && mailRepliesIn(text, ANY).length > 0 }, weight: 1, sample: '"output": "550 5.1.1 No such user"' },
  ],
  read(line, memory) {
    if (line.program !== '') return undefined;
    const head = line.text.slice(0, LOOKED_AT);
    // An event begins: what the one before said may be said again, and of somebody else.
    if (/^[^"{]{0,200}\{/.test(head)) for (const key of [SAID, TO]) memory.delete(key);
    if (/^[[{]/.test(head)) memory.delete(EVENT);
    noteEvent(head, memory);
    const recipients = matchesOf(RECIPIENT, head).map((match) => ({ index: match.index, address: addressAt(head, match) }));
    const found = repliesIn(head, memory);
    const statements = found.flatMap(({ name, at, reply }) => {
      const before = recipients.filter(({ index }) => index < at).at(-1)?.address;
      return reportOf(line, name, reply, before ?? memory.get(TO) ?? recipients[0]?.address, memory);
    });
    const codes = matchesOf(CODE_ALONE, head).map(({ 0: name, index }): Statement => ({ kind: 'told', reply: { start: index + name.length, end: index + name.length + CODE_LENGTH } }));
    const last = recipients.at(-1)?.address;
    if (last !== undefined) memory.set(TO, last);
    return found.length > 0 || codes.length > 0 ? [...statements, ...codes] : undefined;
  },
};

const HAS_CODE = /[45]\d\d\b/;
const CODE_LENGTH = 3;
/** An event of one recipient; longer lines hold many. */
const LOOKED_AT = 20_000;
// In the memory: the recipient named last; of whom what was said under which name; for how many lines more an event of mail that came back is told.
const TO = 'to';
const SAID = 'said';
const EVENT = 'event';
/** What an event says of a bounce stands near the word that tells its kind. */
const LINES_OF_EVENT = 40;

function noteEvent(head: string, memory: Memory): void {
  const left = OF_BOUNCE.test(head) ? LINES_OF_EVENT : Number(memory.get(EVENT) ?? 0) - 1;
  if (left > 0 && head.trim() !== '') memory.set(EVENT, String(left));
  else memory.delete(EVENT);
}

/** A reply that a field holds. */
interface Held {
  readonly name: string;
  /** Where its field stands. */
  readonly at: number;
  readonly reply: Piece;
}

function repliesIn(head: string, memory: Memory): readonly Held[] {
  const whole = readDeliveryStatus(head, memory).map((reply): Held => ({ name: 'delivery-status', at: reply.line === undefined ? reply.start : 0, reply }));
  if (!HAS_CODE.test(head)) return whole;
  const fields = [...SURE.flatMap((pattern) => fieldsIn(head, pattern)), ...mailRepliesIn(head, TELLING), ...(memory.has(EVENT) ? mailRepliesIn(head, ANY) : [])];
  const once = fields.filter(({ start }, index) => fields.findIndex((one) => one.start === start) === index);
  const held = once.map(({ name, start, end }): Held => ({ name, at: start, reply: pieceOf(head, start, end) }));
  const apart = whole.length > 0 ? [] : matchesOf(APART, head).map((match) => heldApart(head, match));
  return [...held, ...apart, ...whole].sort((a, b) => a.at - b.at);
}

function fieldsIn(text: string, pattern: RegExp): readonly Field[] {
  return matchesOf(pattern, text).map((match) => fieldAt(text, match));
}

function mailRepliesIn(text: string, pattern: RegExp): readonly Field[] {
  return fieldsIn(text, pattern).filter(({ start }) => isMailReplyAt(text, start));
}

function heldApart(text: string, match: RegExpExecArray): Held {
  const code = match[1] ?? '';
  const start = match.index + match[0].indexOf(code);
  const words = fieldAt(text, match);
  return { name: 'code', at: start, reply: replyApart(code, start, wordsOf(text, words), words.start) };
}

function addressAt(text: string, match: RegExpExecArray): string {
  const { start, end } = fieldAt(text, match);
  return text.slice(start, end);
}

function reportOf({ text }: Line, name: string, reply: Piece, recipient: string | undefined, memory: Memory): readonly Statement[] {
  const [otherName, ...same] = memory.get(SAID)?.split('\n') ?? [];
  const words = reply.text ?? text.slice(reply.start, reply.end);
  const code = words.slice(0, CODE_LENGTH);
  memory.set(SAID, `${name}\n${recipient ?? ''}\n${code}`);
  // The same event says it under two names: raw_reason and reason, where perhaps an address was taken out.
  if (code.startsWith('2') || (otherName !== undefined && otherName !== name && same.join('\n') === `${recipient ?? ''}\n${code}`)) return [{ kind: 'told', reply }];
  return [
    {
      kind: 'reported',
      result: code.startsWith('4') ? 'deferred' : 'bounced',
      direction: 'outbound',
      word: reply,
      reply,
      ...given({ recipient }),
    },
  ];
}

function pieceOf(text: string, start: number, end: number): Piece {
  const words = wordsOf(text, { start, end });
  return words === text.slice(start, end) ? { start, end } : { start, end, text: words };
}
