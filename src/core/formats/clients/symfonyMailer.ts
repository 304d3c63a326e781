import { citedIn, citing, type Citation } from '../quotedReplies/cited';
import { isRepeated, wasTold } from '../quotedReplies/citedBefore';
import type { Format, Line, Memory } from '../format';
import { asTold, pieceText, statementsOf, type Statement, type Told } from '../../statement';
import { closingBracket } from '../../text/closingBracket';
import { readTurn } from '../turns';
import { turnsOnLine } from '../turnsOnLine';

// < 220 mx.example.com | << 220 mx.example.com (Swift Mailer) | ++ Starting Swift_SmtpTransport<< 220 mx.example.com
const MARKS = /(?:\+\+ Starting Swift_\w{3,40}\s?(?=<<))?(?:(<{1,2})|(>{1,2}(?! {0,2}[<>]{1,2} )))(?: |$)/y;
// >> RCPT TO:<bob@example.net> << 550 5.1.1 No such user !! Expected response code …: several on one line, as Nextcloud logs them
const TURN = /(?<!\S)(?:<{1,2}|>{1,2}) /g;
//  !! Expected response code … |  | 2026-11-24T10:00:01+00:00: what stands behind a turn, and is none of it
const BEHIND_TURN = / {1,4}(?:!! |\| \d{4}-\d\d-\d\dT).*$/;

// Expected response code "250/251/252" but got code "550", with message "550 5.1.1 No such user".
const BROKEN = /\bbut got code \\{0,3}"(?=[45]\d\d\\{0,3}",(?: with message)?\s*$)/;
// Expected response code 354 but got code 550 | … but got code "550": what is left where somebody wrote the message down
const BARE_CODE = /\b[Ee]xpected response code "?[\d/]{3,11}"? but got code (?:(?=[45]\d\d(?:\s|$))|"(?=[45]\d\d"\s*$))/;
// … "530", with message ⏎ "530 5.7.0 Authentication required"
const AFTER_BREAK = /^[>\s]*(?:with message )?\\{0,3}"(?=[45]\d\d[ -])/;
// #0 AbstractSmtpTransport.php(344): Swift_Transport_AbstractSmtpTransport->assertResponseCode('503 RCPT comman...', Array): the call that looked at the reply
const FRAME = /\bassertResponseCode\(['"](?=[2-5]\d\d[ -])[^'"]{1,200}/;
// Expected response code "354" but got code "250", with message "250 2.1.5 Ok": the reply to another command
const GRANTED = /\bbut got code \\{0,3}"2\d\d\\{0,3}", with message \\{0,3}"(?=2\d\d[ -])/;
// "Code": 530, | ,"code":530 — beside the message, in JSON
const FIELD = /(?:^|[\s,{])"[Cc]ode" ?: ?(?=([45]\d\d)\b)/;
// "530-5.7.0 Authentication required", — what the call was given, in JSON
const ARGUMENT = /(?:^|[\s:[,])"(?=[45]\d\d[ -])/;
// Expected response code(s) [250] but got response [530 5.7.0 Must issue a STARTTLS command first] (Swift Mailer 3)
const BRACKETED = /\b[Ee]xpected response code\(s\) \[[\d, |]{3,40}\] but got response \[(?=[45]\d\d[ -])/g;
const ERRORS = citedIn([{ pattern: /\bgot code \\{0,3}"\d{3}\\{0,3}", with message \\{0,3}"(?=[45]\d\d[ -])/g }, { pattern: BRACKETED }], messageEnd);

const ERRORS_OR_TURNS = citing({ ...ERRORS, find: oneFailure }, (line, memory) => readAgain(line, memory) ?? readOne(line, memory));

/** Symfony Mailer's debug output, also through Laravel. */
export const symfonyMailer: Format = {
  id: 'symfony-mailer',
  name: 'Symfony Mailer transcript (PHP)',
  signs: [
    {
      pattern: /^\[\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}[+-]\d\d:\d\d\] (?:< [2-5]\d\d[ -]|> (?:EHLO|HELO|MAIL FROM:|RCPT TO:|AUTH|STARTTLS|DATA|QUIT))/,
      weight: 4,
      sample: '[2026-11-24T10:00:01.123456+00:00] < 220 mx.example.com ESMTP',
    },
    { pattern: /^\+\+ Starting Swift_\w{3,40}/, weight: 4, sample: '++ Starting Swift_SmtpTransport' },
    { pattern: BARE_CODE, weight: 4, sample: 'Expected response code 354 but got code 550' },
    { pattern: /\b[Ee]xpected response code \\{0,3}"?[\d/]+\\{0,3}"? but got code \\{0,3}"[45]\d\d\\{0,3}",(?: with message)?\s*$/, weight: 4, sample: 'Expected response code "250" but got code "530", with message' },
    { pattern: new RegExp(BRACKETED.source), weight: 4, sample: 'Expected response code(s) [250] but got response [530 5.7.0 Must issue a STARTTLS command first]' },
    { pattern: /\bgot code \\{0,3}"\d{3}\\{0,3}", with message \\{0,3}"[245]\d\d[ -]/, weight: 4, sample: 'Expected response code "250" but got code "550", with message "550 5.1.1 No such user".' },
  ],
  ...ERRORS_OR_TURNS,
  read(line, memory) {
    const turns = turnsOnLine(line, TURN);
    if (turns.length === 0) return ERRORS_OR_TURNS.read(line, memory);
    // Whatever stands before the first of them.
    const first = line.text.search(TURN);
    const said = turns.flatMap((one) => statementsOf(readOne(withoutRest({ ...one, start: Math.max(one.start, first) }), memory)));
    // The errors on the same line repeat its replies.
    return ERRORS.find(line, memory).length === 0 ? said : [...said, ...statementsOf(ERRORS_OR_TURNS.read(line, memory)).flatMap(said.some((one) => refuses(one, line.text)) ? asTold : (one) => [one])];
  },
};

function refuses(statement: Statement, text: string): boolean {
  return statement.kind === 'said' && statement.speaker === 'server' && /^[45]\d\d/.test(pieceText(statement.body, text));
}

/** A turn without what stands behind it on the line. */
function withoutRest(line: Line): Line {
  const { text, start, end } = line;
  const rest = BEHIND_TURN.exec(text.slice(start, end));
  return rest ? { ...line, end: start + rest.index } : line;
}

function readOne(line: Line, memory: Memory): Statement | undefined {
  const said = readTurn(line, memory, MARKS);
  return said?.kind === 'said' && said.speaker === 'server' && wasSaidFirst(line.text.slice(said.body.start, said.body.end), memory) ? { ...said, reportedElsewhere: true } : said;
}

/** In the memory: how the reply begins that a message cites, where the debug output may follow that it comes from. */
const SAID_FIRST = 'said first';
const SAID_LENGTH = 60;
/** In the memory: the debug output came below a message, so it does of the next. */
const MESSAGES_FIRST = 'messages first';

/** Whether the message above the dialogue has told of this reply. A session that ends without it was another. */
function wasSaidFirst(words: string, memory: Memory): boolean {
  const cited = memory.get(SAID_FIRST);
  if (cited === undefined || !(words.startsWith('221') || words.startsWith(cited))) return false;
  // Of the next line of the same reply, the code has to be the same.
  if (words.startsWith(cited) && words[3] === '-') memory.set(SAID_FIRST, words.slice(0, 3));
  else memory.delete(SAID_FIRST);
  if (words.startsWith(cited)) memory.set(MESSAGES_FIRST, '');
  return words.startsWith(cited);
}

/** What the error says besides: which reply its message repeats. */
function readAgain({ text, end }: Pick<Line, 'text' | 'end'>, memory: Memory): Told | undefined {
  const head = text.slice(0, Math.min(end, LOOKED_AT));
  const frame = FRAME.exec(head);
  if (frame) return toldAt(frame.index + frame[0].search(/\d/), frame.index + frame[0].length);
  const granted = GRANTED.exec(head);
  if (granted) return toldAt(granted.index + granted[0].length, messageEnd({ text, end }, granted.index + granted[0].length));
  const field = FIELD.exec(head);
  if (field?.[1] !== undefined && wasTold(memory, field[1])) return toldAt(field.index + field[0].length, field.index + field[0].length + 3);
  const argument = memory.size > 0 ? ARGUMENT.exec(head) : null;
  if (!argument) return undefined;
  const start = argument.index + argument[0].length;
  const words = text.slice(start, end).replace(/",?$/, '');
  return isRepeated(memory, words) ? toldAt(start, start + words.length) : undefined;
}

function toldAt(start: number, end: number): Told {
  return { kind: 'told', reply: { start, end } };
}

/** Errors stand near the start of a line. */
const LOOKED_AT = 2000;

/** A login is tried with one mechanism after the other, and the message names all of them: it failed once. */
function oneFailure(line: Line, memory: Memory): readonly Citation[] {
  const found = ERRORS.find(line, memory);
  if (found.length === 0) return acrossLines(line, memory);
  const first = found[0]?.reply;
  if (first && (!memory.has('marked') || memory.has(MESSAGES_FIRST))) memory.set(SAID_FIRST, line.text.slice(first.start, Math.min(first.end, first.start + SAID_LENGTH)));
  return found.map((citation, index) => (index === 0 ? citation : { ...citation, again: true }));
}

/** In the memory: a message was broken before the words of the reply. */
const BROKEN_BEFORE = 'broken';

/** A message that a terminal or a mail broke: the code stands at the end of one line, the reply on the next. */
function acrossLines(line: Line, memory: Memory): readonly Citation[] {
  const broken = BROKEN.exec(line.text);
  const bare = BARE_CODE.exec(line.text);
  if (bare) return [{ reply: { start: bare.index + bare[0].length, end: bare.index + bare[0].length + 3 } }];
  const after = memory.delete(BROKEN_BEFORE) ? AFTER_BREAK.exec(line.text) : null;
  if (after) return [{ reply: { start: after[0].length, end: messageEnd(line, after[0].length) } }];
  if (!broken) return [];
  memory.set(BROKEN_BEFORE, '');
  const start = broken.index + broken[0].length;
  return [{ reply: { start, end: start + 3 }, again: true }];
}

// ". | " (code: 550) | " Log data: (Swift Mailer, in a log)
const CLOSES = /"(?:\.| \(code: \d{1,3}\)| Log data:)/;

/** Without the quote or bracket that ends the message, and what stands behind it: where PHP threw it. */
function messageEnd({ text, end }: Pick<Line, 'text' | 'end'>, from: number): number {
  const bracket = text[from - 1] === '[' ? closingBracket(text, '[]', from, end) : -1;
  if (bracket >= 0) return bracket;
  const close = CLOSES.exec(text.slice(from, end));
  if (close) return from + close.index;
  return text[end - 1] === '"' && end - 1 > from ? end - 1 : end;
}
