import type { Occasion } from '../../reference/occasion';
import { given } from '../../given';
import type { Format, Line, Memory } from '../format';
import type { Piece, Reported, Statement } from '../../statement';
import { findMark } from '../lineParts/lead';
import { isRepeated } from '../quotedReplies/citedBefore';
import { turn } from '../turns';
import { NOT_ANSWERED_BESIDE } from '../turnsOnLine';

// <-- 220 mx.example.com ESMTP | --> EHLO client.example.org
const MARKS = new RegExp(`(?:(<--)|(-->)${NOT_ANSWERED_BESIDE})(?: |$)`, 'y');
// server message: | Nachricht vom Server: | message du serveur :
const SERVER_MESSAGE = '(?:server message|Nachricht vom Server|message du serveur|mensaje del servidor|messaggio del server|mensagem do servidor|komunikat serwera|servermeddelande|serverbericht|ответ сервера|сообщение сервера|повідомлення сервера|服务器(?:消息|信息)|伺服器訊息)';
// msmtp: server message: 550-5.1.1 No such | sendmail: server message: … (by the name it was called)
const MESSAGE = new RegExp(String.raw`(?:msmtp|sendmail) ?: ${SERVER_MESSAGE} ?: (?=([2-5]\d{2})([ -]|$))`, 'y');

// msmtp: recipient address bob@example.net not accepted by the server: what failed, before the server's words
const FAILED = new RegExp(String.raw`(?:msmtp|sendmail) ?: (?!${SERVER_MESSAGE} ?: )(?=\S)`, 'y');
const RECIPIENT = /^recipient address (\S{1,320}) not accepted/;

// The session of an error message, which stands outside of the dialogue.
const ERROR = 'msmtp';

/** msmtp with `--debug`, its error messages, and its own log file. */
export const msmtp: Format = {
  id: 'msmtp',
  name: 'msmtp transcript',
  signs: [
    { pattern: /^\s*<-- [2-5]\d{2}(?:[ -]|$)/, weight: 2, sample: '<-- 220 mx.example.com ESMTP' },
    { pattern: new RegExp(String.raw`^\s*--> (?:EHLO|LHLO|MAIL FROM:|RCPT TO:|AUTH|STARTTLS|QUIT)${NOT_ANSWERED_BESIDE}`), weight: 2, sample: '--> EHLO client.example.org' },
    { pattern: new RegExp(String.raw`(?:^|\s)(?:msmtp|sendmail) ?: ${SERVER_MESSAGE} ?: [2-5]\d{2}(?:[ -]|$)`), weight: 4, sample: 'msmtp: server message: 550 5.1.1 No such user' },
    { pattern: /(?:^|\s)msmtp: .* not accepted by the server$/, weight: 2, sample: 'msmtp: recipient address bob@example.net not accepted by the server' },
    { pattern: /\bhost=\S+ tls=o\S+ auth=o\S+ .*\bexitcode=EX_/, weight: 4, sample: "Nov 24 10:00:01 host=mail.example.com tls=on auth=off from=alice@example.com recipients=bob@example.net smtpstatus=550 smtpmsg='550 no' errormsg='x' exitcode=EX_UNAVAILABLE" },
    { pattern: /^smtpmsg='[245]\d\d.{0,400}'.{0,200} exitcode=EX_/, weight: 4, sample: "smtpmsg='550 5.1.1 No such user' errormsg='the server did not accept the mail' exitcode=EX_UNAVAILABLE" },
    { pattern: /\bsmtpstatus=([245])\d\d smtpmsg='\1\d\d[ -]/, weight: 4, sample: "smtpstatus=550 smtpmsg='550 5.1.1 No such user'" },
    { pattern: /^(?:using account specified on command line|loaded (?:user|system) configuration file )/, weight: 2, sample: 'using account specified on command line' },
  ],
  read(line, memory) {
    noteFailed(line, memory);
    return readLog(line, memory) ?? readMessage(line, memory) ?? readMarked(line, memory);
  },
};

function readMarked(line: Line, memory: Memory): Statement | undefined {
  const found = findMark(line, MARKS);
  if (!found) return undefined;
  const code = line.text.slice(found.end, found.end + 3);
  const said = turn(line, memory, found.match[1] === undefined ? 'client' : 'server', found.end, found.session);
  if (said.speaker === 'client' || memory.get('told') !== code) return said;
  if (memory.get('reply')?.endsWith('-') !== true) memory.delete('told');
  return { ...said, reportedElsewhere: true };
}

/** In the memory: the reply of the error message. The log file tells of the same failure again. */
const PRINTED = 'printed';
/** Enough to know a reply again. */
const LONGEST_COMPARED = 200;

/** In the memory: what failed, as the line above the server's words tells it. */
const FAILED_AT = 'failed';
/** In the memory: the code of a reply of several lines that is not at its end. */
const GOES_ON = 'goes on';

function noteFailed(line: Line, memory: Memory): void {
  const found = findMark(line, FAILED);
  if (found) memory.set(FAILED_AT, line.text.slice(found.end, Math.min(line.end, found.end + LONGEST_ERROR)));
}

/** The error message stands after the dialogue, or before it where the output was redirected. */
function readMessage(line: Line, memory: Memory): Statement | readonly Statement[] | undefined {
  const found = findMark(line, MESSAGE);
  if (!found) return undefined;
  const [, code = '', separator] = found.match;
  // The last reply of the session, or one of those to commands that were sent together.
  const seen = memory.get('reply')?.startsWith(code) === true || isRepeated(memory, line.text.slice(found.end, line.end));
  if (seen) return { kind: 'told', reply: { start: found.end, end: Math.max(found.end, line.end) } };
  memory.set('told', code);
  // Of a reply of several lines the first: the log file has all of them on one.
  if (memory.get(PRINTED)?.startsWith(`${code}-`) !== true) memory.set(PRINTED, line.text.slice(found.end, Math.min(line.end, found.end + LONGEST_COMPARED)));
  const failed = memory.get(FAILED_AT);
  const goesOn = memory.get(GOES_ON) === code;
  if (separator === '-') memory.set(GOES_ON, code);
  else memory.delete(GOES_ON);
  if (failed !== undefined && separator !== '-') memory.delete(FAILED_AT);
  if (failed !== undefined && separator === ' ' && !goesOn && /^[45]/.test(code)) {
    const reply = { start: found.end, end: Math.max(found.end, line.end) };
    return { kind: 'reported', result: resultOf(code[0], undefined), direction: 'outbound', word: { start: found.end, end: found.end + code.length }, reply, ...occasionIn(failed), ...given({ recipient: RECIPIENT.exec(failed)?.[1] }) };
  }
  const said: Statement = { kind: 'said', session: ERROR, speaker: 'server', body: { start: found.end, end: Math.max(found.end, line.end) } };
  return separator === '-' ? said : [said, { kind: 'disconnected', session: ERROR }];
}

// Nov 24 10:00:01 host=mail.example.com tls=on auth=on user=alice from=… recipients=… smtpstatus=550 smtpmsg='550 no' errormsg='…' exitcode=EX_…
const LOGGED = /\bhost=(\S+) tls=o\S+ auth=o/;
const STATUS = /\bsmtpstatus=[2-5]\d{2} smtpmsg='/;
// smtpmsg='550 5.1.1 No such user' errormsg=… (a line end stands before it)
const BROKEN_OFF = /^smtpmsg='(?=[245]\d\d)/;
const RECIPIENTS = /\brecipients=(\S+)/;
const SENDER = /\bfrom=(\S+)/;
const ERRORMSG = /errormsg='(.*)' exitcode=/;
// exitcode=EX_UNAVAILABLE: how the program ended, by the names of sysexits.h
const EXIT = ' exitcode=';
// What follows the server's message.
const MESSAGE_ENDS = ["' errormsg='", "' exitcode=", "' mailsize="];
const LONGEST_ERROR = 500;

/** A line of the log file, whole or as somebody cut it: server and recipients before it, or the exit code behind it may be missing. */
function readLog({ text, start }: Line, memory: Memory): Statement | undefined {
  const head = text.slice(start, start + 2000);
  const server = LOGGED.exec(head)?.[1];
  const status = STATUS.exec(head) ?? (server === undefined ? BROKEN_OFF.exec(head) : null);
  const exit = exitIn(text, start);
  if (!status && (server === undefined || !exit)) return undefined;
  const reply = status ? messageAt(text, start + status.index + status[0].length, exit) : undefined;
  if (reply && wasPrinted(text.slice(reply.start, reply.end), exit, memory)) return { kind: 'told', reply, ...given({ server }) };
  const word = exit ?? reply;
  if (!word) return undefined;
  const recipients = RECIPIENTS.exec(head)?.[1];
  const sender = SENDER.exec(head)?.[1];
  const error = exit && ERRORMSG.exec(text.slice(Math.max(start, exit.start - LONGEST_ERROR), exit.start))?.[1];
  return {
    kind: 'reported',
    result: resultOf(text[reply?.start ?? -1], exit && text.slice(exit.start, exit.end)),
    direction: 'outbound',
    word,
    ...given({ server, sender }),
    ...(recipients === undefined || recipients.includes(',') ? {} : { recipient: recipients }),
    ...occasionIn(error ?? ''),
    ...(reply ? { reply } : error === undefined ? {} : { reason: endingAt(word.start - EXIT.length - "'".length, error) }),
  };
}

function exitIn(text: string, start: number): Piece | undefined {
  const at = text.indexOf(EXIT, start) + EXIT.length;
  return at < EXIT.length ? undefined : { start: at, end: at + (/^\w+/.exec(text.slice(at, at + 40))?.[0].length ?? 0) };
}

/** The server's message, up to the quote that ends it. */
function messageAt(text: string, start: number, exit: Piece | undefined): Piece {
  const last = exit ? exit.start - EXIT.length : Math.max(text.lastIndexOf("'"), start);
  const ends = MESSAGE_ENDS.map((end) => text.indexOf(end, start)).filter((at) => at >= 0);
  return { start, end: Math.min(...ends, last > start ? last : text.length) };
}

/** Whether the error message, or a piece of another line, has told of the same before. A whole line is the last word on a message. */
function wasPrinted(words: string, exit: Piece | undefined, memory: Memory): boolean {
  const printed = memory.get(PRINTED);
  if (exit) memory.delete(PRINTED);
  else memory.set(PRINTED, words);
  return printed !== undefined && words.startsWith(printed);
}

/** What became of the message, by how the program ended; where that was cut off, by the reply code. */
function resultOf(digit: string | undefined, exit: string | undefined): Reported['result'] {
  if (exit === undefined ? digit === '2' : exit === 'EX_OK') return 'delivered';
  // EX_IOERR: the connection broke, and nobody refused anything.
  return digit === '4' || exit === 'EX_TEMPFAIL' || (digit === undefined && exit === 'EX_IOERR') ? 'deferred' : 'bounced';
}

function endingAt(end: number, words: string): Piece {
  return { start: end - words.length, end };
}

/** msmtp says in words at what a message failed. */
function occasionIn(error: string): { occasion?: Occasion } {
  if (error.startsWith('recipient address')) return { occasion: 'RCPT' };
  if (error.startsWith('envelope from address')) return { occasion: 'MAIL' };
  if (error.startsWith('authentication failed')) return { occasion: 'AUTH' };
  if (error.startsWith('cannot get initial OK message')) return { occasion: 'connect' };
  return error.includes('accept mail data') || error.includes('accept the mail') ? { occasion: 'content' } : {};
}
