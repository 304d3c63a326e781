import type { Occasion } from '../../reference/explanation';
import type { Format, Line, Memory, Reported, Statement } from '../format';
import { findMark } from '../lineParts/lead';
import { turn } from '../lineParts/turns';

// <-- 220 mx.example.com ESMTP | --> EHLO client.example.org
const MARKS = /(?:(<--)|(-->))(?: |$)/y;
// msmtp: server message: 550-5.1.1 No such | sendmail: server message: … (by the name it was called)
const MESSAGE = /(?:msmtp|sendmail): server message: (?=([2-5]\d{2})([ -]|$))/y;

// The session of an error message, which stands outside of the dialogue.
const ERROR = 'msmtp';

/** msmtp with `--debug`, its error messages, and its own log file. */
export const msmtp: Format = {
  id: 'msmtp',
  name: 'msmtp transcript',
  signs: [
    { pattern: /^\s*<-- [2-5]\d{2}(?:[ -]|$)/, weight: 2, sample: '<-- 220 mx.example.com ESMTP' },
    { pattern: /^\s*--> (?:EHLO|LHLO|MAIL FROM:|RCPT TO:|AUTH|STARTTLS|QUIT)/, weight: 2, sample: '--> EHLO client.example.org' },
    { pattern: /(?:^|\s)(?:msmtp|sendmail): server message: [2-5]\d{2}(?:[ -]|$)/, weight: 4, sample: 'msmtp: server message: 550 5.1.1 No such user' },
    { pattern: /(?:^|\s)msmtp: .* not accepted by the server$/, weight: 2, sample: 'msmtp: recipient address bob@example.net not accepted by the server' },
    { pattern: /\bhost=\S+ tls=o\S+ auth=o\S+ .*\bexitcode=EX_/, weight: 4, sample: "Nov 24 10:00:01 host=mail.example.com tls=on auth=off from=alice@example.com recipients=bob@example.net smtpstatus=550 smtpmsg='550 no' errormsg='x' exitcode=EX_UNAVAILABLE" },
    { pattern: /^smtpmsg='[245]\d\d.{0,400}'.{0,200} exitcode=EX_/, weight: 4, sample: "smtpmsg='550 5.1.1 No such user' errormsg='the server did not accept the mail' exitcode=EX_UNAVAILABLE" },
    { pattern: /\bsmtpstatus=([245])\d\d smtpmsg='\1\d\d[ -]/, weight: 4, sample: "smtpstatus=550 smtpmsg='550 5.1.1 No such user'" },
    { pattern: /^(?:using account specified on command line|loaded (?:user|system) configuration file )/, weight: 2, sample: 'using account specified on command line' },
  ],
  read(line, memory) {
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

/** The error message stands after the dialogue, or before it where the output was redirected. */
function readMessage(line: Line, memory: Memory): Statement | readonly Statement[] | undefined {
  const found = findMark(line, MESSAGE);
  if (!found) return undefined;
  const [, code = '', separator] = found.match;
  const seen = memory.get('reply')?.startsWith(code) === true;
  if (seen) return { kind: 'told', reply: { start: found.end, end: Math.max(found.end, line.end) } };
  memory.set('told', code);
  // Of a reply of several lines the first: the log file has all of them on one.
  if (memory.get(PRINTED)?.startsWith(`${code}-`) !== true) memory.set(PRINTED, line.text.slice(found.end, Math.min(line.end, found.end + LONGEST_COMPARED)));
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
const MESSAGE_ENDS = ["' errormsg='", "' exitcode=", "' mailsize="];

function readLog({ text, start }: Line, memory: Memory): Statement | undefined {
  const head = text.slice(start, start + 2000);
  const server = LOGGED.exec(head)?.[1];
  const status = STATUS.exec(head) ?? (server === undefined ? BROKEN_OFF.exec(head) : null);
  if (server === undefined && !status) return undefined;
  const exit = text.indexOf(' exitcode=', start);
  if (exit < 0) return status ? readCut(text, start + status.index + status[0].length, memory) : undefined;
  const delivered = text.startsWith('EX_OK', exit + 10);
  const recipients = RECIPIENTS.exec(head)?.[1];
  const sender = SENDER.exec(head)?.[1];
  const said = status ? start + status.index + status[0].length : exit;
  const ends = MESSAGE_ENDS.map((end) => text.indexOf(end, said)).filter((at) => at >= 0);
  const reply = status ? { start: said, end: Math.min(...ends, exit) } : undefined;
  const printed = memory.get(PRINTED);
  memory.delete(PRINTED);
  if (reply && printed !== undefined && text.slice(reply.start, reply.end).startsWith(printed)) return { kind: 'told', reply, ...(server === undefined ? {} : { server }) };
  const temporary = text[said] === '4' || text.startsWith('EX_TEMPFAIL', exit + 10);
  const error = /errormsg='(.*)' exitcode=/.exec(text.slice(Math.max(start, exit - 500), exit + 10));
  const reasonStart = error ? exit - "'".length - (error[1]?.length ?? 0) : exit + 1;
  return {
    kind: 'reported',
    result: delivered ? 'delivered' : temporary ? 'deferred' : 'bounced',
    direction: 'outbound',
    word: { start: exit + 10, end: exit + 10 + (/^\w+/.exec(text.slice(exit + 10, exit + 50))?.[0].length ?? 0) },
    ...(server === undefined ? {} : { server }),
    ...(sender === undefined ? {} : { sender }),
    ...(recipients === undefined || recipients.includes(',') ? {} : { recipient: recipients }),
    ...occasionIn(error?.[1] ?? ''),
    ...(reply ? { reply } : { reason: { start: reasonStart, end: exit - (error ? 1 : 0) } }),
  } satisfies Reported;
}

/** Status and message, as somebody cut them out of the line. */
function readCut(text: string, start: number, memory: Memory): Statement {
  const closing = text.lastIndexOf("'");
  const reply = { start, end: closing > start ? closing : text.length };
  const words = text.slice(reply.start, reply.end);
  if (memory.get(PRINTED) === words) return { kind: 'told', reply };
  memory.set(PRINTED, words);
  const result = text[start] === '2' ? 'delivered' : text[start] === '4' ? 'deferred' : 'bounced';
  return { kind: 'reported', result, direction: 'outbound', word: reply, reply };
}

/** msmtp says in words at what a message failed. */
function occasionIn(error: string): { occasion?: Occasion } {
  if (error.startsWith('recipient address')) return { occasion: 'RCPT' };
  if (error.startsWith('envelope from address')) return { occasion: 'MAIL' };
  if (error.startsWith('authentication failed')) return { occasion: 'AUTH' };
  return error.includes('accept mail data') || error.includes('accept the mail') ? { occasion: 'content' } : {};
}
