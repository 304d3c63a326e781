import { noteRefusal, wasRefused } from '../quotedReplies/citedBefore';
import type { Format, Line, Memory } from '../format';
import type { Statement } from '../../statement';
import { matchAt, standsAt } from '../../text/matches';

// SUCCESS => Received: ⇥250-mx.example.net, 250 SIZE 1000 | WARNING => Received: ⇥550 5.1.1 No such user
const RECEIVED = /(?:SUCCESS|WARNING|ERROR|INFO|NOTICE|DEBUG) => Received: \s*(?=([2-5]\d\d)[ -])/y;
// INFO => Sending: ⇥RCPT TO:<bob@example.net>
const SENDING = /(?:INFO|DEBUG) => Sending: \s*(?=\S)/y;
// DEBUG => evalSMTPresponse() - Checking for SMTP success or error status in the message: 535 5.7.8 Authentication failed: of a login this is all that shows
const CHECKED = /DEBUG => evalSMTPresponse\(\) - Checking for SMTP success or error status in the message: (?=[45]\d\d[ -])/y;
// ERROR => ERROR => SMTP-AUTH: Authentication to mail.example.com:587 failed.
const LOGIN = /ERROR => (?:ERROR => )?SMTP-AUTH: (?=Authentication to (\S{1,255}) failed\.)/y;

/** sendEmail, or sendemail where it was renamed (Brandon Zehm's, in Perl): what it says to the terminal or its log, with and without `-v`. */
export const sendEmail: Format = {
  id: 'sendemail',
  name: 'sendEmail output',
  signs: [
    { pattern: /\ssend[Ee]mail(?:\.exe)?\[\d{1,10}\]: (?:SUCCESS|WARNING|ERROR|INFO|NOTICE|DEBUG) => /, weight: 4, sample: 'Nov 24 10:00:01 host sendEmail[123]: WARNING => Received: \t550 5.1.1 No such user' },
  ],
  programs: /^send[Ee]mail(?:\.exe)?$/,
  needles: [' => Received: ', ' => Sending: ', ' in the message: ', ' => SMTP-AUTH: '],
  read: (line, memory) => readSaid(line, memory) ?? readLogin(line, memory) ?? [],
};

function readSaid({ text, start, end, pid }: Line, memory: Memory): Statement | readonly Statement[] | undefined {
  const session = `sendEmail[${pid}]`;
  const code = matchAt(RECEIVED, text, start)?.[1];
  if (code !== undefined) {
    noteRefusal(memory, text.slice(RECEIVED.lastIndex, end));
    // The lines of a reply stand side by side.
    const starts = [RECEIVED.lastIndex, ...linesAfter(text, RECEIVED.lastIndex, end, code)];
    return starts.map((from, index): Statement => ({ kind: 'said', session, speaker: 'server', direction: 'outbound', body: { start: from, end: (starts[index + 1] ?? end + 2) - 2 } }));
  }
  if (standsAt(SENDING, text, start)) return { kind: 'said', session, speaker: 'client', direction: 'outbound', body: { start: SENDING.lastIndex, end } };
  return standsAt(CHECKED, text, start) ? { kind: 'told', reply: { start: CHECKED.lastIndex, end } } : undefined;
}

function linesAfter(text: string, from: number, end: number, code: string): readonly number[] {
  const starts: number[] = [];
  for (let at = text.indexOf(`, ${code}`, from); at >= 0 && at < end && starts.length < MOST_LINES; at = text.indexOf(`, ${code}`, at + 1)) {
    if (/[ -]/.test(text.charAt(at + 5))) starts.push(at + 2);
  }
  return starts;
}

const MOST_LINES = 100;

function readLogin({ text, start, end }: Line, memory: Memory): Statement | undefined {
  const server = matchAt(LOGIN, text, start)?.[1];
  if (server === undefined || wasRefused(memory, '535')) return undefined;
  const reason = { start: LOGIN.lastIndex, end };
  return { kind: 'reported', result: 'rejected', direction: 'outbound', word: reason, reason, occasion: 'AUTH', server };
}
