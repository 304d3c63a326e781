import { closingQuote } from '../../text/closingQuote';
import { matchesOf } from '../../text/matches';
import { given } from '../../given';
import type { Format, Line, Memory } from '../format';
import type { Piece, Statement } from '../../statement';
import { replyApart } from '../quotedReplies/replyApart';
import { isOfMail } from '../quotedReplies/cited';

// "diagnosticCode": "smtp; 550 5.1.1 …" (SES; in other letters by libraries) | "dsnDiag": "smtp;550 …" (PowerMTA) | "Details": "smtp;550 …" (Postmark) | "diag": "smtp;550 …" (Mandrill) | "raw_reason": "550 …" (SparkPost)
const DIAGNOSTIC = String.raw`"([Dd]iagnostic[_-]?[Cc]ode|raw_?[Rr]eason|Details|dsnDiag|diag)" ?: ?"(?:smtp; ?)?(?=[45]\d\d[ -])`;
// "reason": "550 5.1.1 …" (SendGrid and others): a word that every API uses, so that the value has to tell
const REASON = String.raw`"(reason|smtp_response|smtpResponse|bounce_reason|bounce_text|error_message|response_message|smtp[-_]?[Rr]eply|bounce_?[Mm]essage)" ?: ?"(?:smtp; ?)?(?=[45]\d\d[ -])`;
// "code": 550, … "message": "5.1.1 No such user" (Mailgun): code and words are values of their own
const APART = String.raw`"code" ?: ?([45]\d\d)\b[^{}]{0,200}?"message" ?: ?"(?=[45]\.\d{1,3}\.\d{1,3} )`;
// "replycode": "550": the code again, as a value of its own
const CODE_ALONE = /"(?:reply|smtp)[-_]?(?:[Rr]eply[-_]?)?[Cc]ode" ?: ?"?(?=[45]\d\d\b)/g;
const TOLD = new RegExp(`${DIAGNOSTIC}|${REASON}|${APART}`, 'g');
const RECIPIENT = /"(?:emailAddress|email|Email|recipient|rcpt_to|rcpt|Recipient|[Ff]inalRecipient)" ?: ?"([^"\s@]{1,64}@[^"\s]{1,255})"/g;

/** What a mail service tells of a bounce, as JSON: Amazon SES, SendGrid, Mailgun, Postmark, SparkPost, Mandrill. One event on a line, or a value on each. */
export const bounceEvent: Format = {
  id: 'bounce-event',
  name: 'Bounce event of a mail service (JSON)',
  signs: [
    { pattern: new RegExp(DIAGNOSTIC), weight: 4, sample: '"diagnosticCode": "smtp; 550 5.1.1 user unknown"' },
    { pattern: { test: (text) => toldIn(text).some((match) => match[2] !== undefined) }, weight: 4, sample: '"reason": "550 5.1.1 The email account does not exist"' },
    { pattern: new RegExp(APART), weight: 4, sample: '"delivery-status":{"code":550,"message":"5.1.1 User unknown"}' },
  ],
  read(line, memory) {
    if (line.program !== '') return undefined;
    const head = line.text.slice(0, LOOKED_AT);
    const recipients = matchesOf(RECIPIENT, head);
    const found = toldIn(head);
    // An event begins: what the one before said may be said again, and of somebody else.
    if (/^[^"{]{0,200}\{/.test(head)) for (const key of [SAID, TO]) memory.delete(key);
    const statements = found.flatMap((match) => {
      const before = recipients.filter(({ index }) => index < match.index).at(-1)?.[1];
      return reportOf(line, match, before ?? memory.get(TO) ?? recipients[0]?.[1], memory);
    });
    const codes = matchesOf(CODE_ALONE, head).map(({ 0: name, index }): Statement => ({ kind: 'told', reply: { start: index + name.length, end: index + name.length + CODE_LENGTH } }));
    const last = recipients.at(-1)?.[1];
    if (last !== undefined) memory.set(TO, last);
    return found.length > 0 || codes.length > 0 ? [...statements, ...codes] : undefined;
  },
};

function toldIn(text: string): readonly RegExpExecArray[] {
  return matchesOf(TOLD, text).filter((match) => match[2] === undefined || isOfMail(match));
}

const CODE_LENGTH = 3;
/** An event of one recipient; longer lines hold many. */
const LOOKED_AT = 20_000;
// In the memory: the recipient named last, and of whom what was said under which name.
const TO = 'to';
const SAID = 'said';

function reportOf({ text }: Line, match: RegExpExecArray, recipient: string | undefined, memory: Memory): readonly Statement[] {
  const [whole, diagnostic, reason, code] = match;
  const from = match.index + whole.length;
  const close = closingQuote(text, from);
  const reply = code === undefined ? pieceOf(text, from, close) : joined(text, match, code, from, close);
  const name = diagnostic ?? reason ?? '';
  const [otherName, ...same] = memory.get(SAID)?.split('\n') ?? [];
  const words = (reply.text ?? text.slice(reply.start, reply.end)).slice(0, COMPARED).replaceAll('\n', ' ');
  memory.set(SAID, `${name}\n${recipient ?? ''}\n${words}`);
  // The same event says it under two names: raw_reason and reason.
  if (otherName !== undefined && otherName !== name && same.join('\n') === `${recipient ?? ''}\n${words}`) return [{ kind: 'told', reply }];
  return [
    {
      kind: 'reported',
      result: /^4/.test(words) ? 'deferred' : 'bounced',
      direction: 'outbound',
      word: reply,
      reply,
      ...given({ recipient }),
    },
  ];
}

/** Enough to know a reply again. */
const COMPARED = 200;

const ESCAPE = /\\(?:[nrt]|["\\/])/g;

/** Escapes undone, each word in its place. */
function pieceOf(text: string, start: number, end: number): Piece {
  const words = text.slice(start, end);
  if (!words.includes('\\')) return { start, end };
  return { start, end, text: words.replace(ESCAPE, (escape) => (/[nrt]$/.test(escape) ? '  ' : ` ${escape.charAt(1)}`)) };
}

function joined(text: string, match: RegExpExecArray, code: string, from: number, end: number): Piece {
  const start = match.index + match[0].indexOf(code);
  return replyApart(code, start, pieceOf(text, from, end).text ?? text.slice(from, end), from);
}
