import type { Occasion } from '../reference/explanation';
import type { Line, Memory, Reported } from './format';

// smtplib.SMTPAuthenticationError: (535, b'5.7.8 Username and Password not accepted') | smtplib.SMTPRecipientsRefused: {'bob@example.net': (550, b'5.1.1 User unknown')}
const RAISED = /\bSMTP(AuthenticationError|SenderRefused|RecipientsRefused|DataError|ConnectError|HeloError): (?=[({])/;
// ERROR mailer: could not send: (535, b'5.7.8 Username and Password not accepted'), as a program logs it that caught the error
const LOGGED = /\b(?:errors?|exception|fail(?:ed|ure)?|could not|cannot|can't|unable)\b.{0,160}?(?=\(5\d\d, b?['"]5\.\d)/i;
// 'bob@example.net': (550, b'5.1.1 User unknown')
const ANSWER = /(?:['"]([^'"\s]{1,320})['"]: )?\(([45]\d\d)(, b?)(?:'((?:[^'\\]|\\.){0,2000})'|"((?:[^"\\]|\\.){0,2000})")/g;
/** Errors stand near the start of a line; one that names hundreds of recipients is cut. */
const LOOKED_AT = 20_000;

const OCCASIONS: Readonly<Record<string, Occasion>> = {
  AuthenticationError: 'AUTH',
  SenderRefused: 'MAIL',
  RecipientsRefused: 'RCPT',
  DataError: 'content',
  ConnectError: 'connect',
  HeloError: 'EHLO',
};

const REFUSED = 'refused';

/** A refusal of the dialogue in the same text: an error that is raised over it says nothing new. */
export function noteRefusal(memory: Memory, words: string): void {
  const code = /^[45]\d\d(?=[ -]|$)/.exec(words)?.[0];
  if (code !== undefined) memory.set(REFUSED, `${memory.get(REFUSED) ?? ''} ${code}`.slice(-40));
}

/** What an error of smtplib cites, an answer for each recipient; nothing where the line shows none. */
export function readRaised({ text, start, end }: Line, memory: Memory): readonly Reported[] | undefined {
  const head = text.slice(start, Math.min(end, start + LOOKED_AT));
  const raised = RAISED.exec(head) ?? LOGGED.exec(head);
  if (!raised) return undefined;
  const occasion = OCCASIONS[raised[1] ?? ''];
  const reported: Reported[] = [];
  ANSWER.lastIndex = raised.index + raised[0].length;
  for (let match = ANSWER.exec(head); match; match = ANSWER.exec(head)) {
    const [whole, recipient, code = '', comma = '', single, double] = match;
    const said = single ?? double ?? '';
    if (memory.get(REFUSED)?.includes(code) === true) continue;
    const from = start + match.index + whole.indexOf(`(${code}`) + 1;
    const before = `${comma}'`;
    // As long as what stands there, so that each word keeps its place.
    const words = `${code}${' '.repeat(before.length)}${said.replace(/\\[nrt]/g, '  ')}`;
    const reply = { start: from, end: from + words.length, text: words };
    reported.push({
      kind: 'reported',
      result: 'rejected',
      direction: 'outbound',
      word: { start: from, end: from + code.length },
      reply,
      ...(occasion === undefined ? {} : { occasion }),
      ...(recipient === undefined ? {} : { recipient }),
    });
  }
  return reported;
}
