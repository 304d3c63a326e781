import { given } from '../../given';
import type { Format, Line, Trace } from '../format';
import { SILENT, type Statement } from '../../statement';
import { ESCAPED_LINE_END, linesWithin } from '../../text/lineEnd';
import { isReplyAt } from '../quotedReplies/quotedReply';
import { readBounced } from './amavis/bounced';

/**
 * What amavis writes to the system log. Of a message that it passes on or
 * blocks the mail server tells itself, unless amavis writes to its sender; here
 * the replies are told that amavis got when it passed one on, and no failure
 * rests on them.
 */
export const amavis: Format = {
  id: 'amavis',
  name: 'Amavis log',
  signs: [
    {
      pattern: new RegExp(
        String.raw`\samavis(?:d(?:-new)?)?\[\d{1,10}\]: \(\d{1,8}-\d{2}(?:-\d{1,4})?\) (?:${[
          // (!)smtp resp to MAIL (…): 451 …
          String.raw`(?:\(!{1,3}\))?smtp resp to `,
          // ESMTP> 550 5.7.1 … | rw_loop read 45 chars< 550 5.1.1 …
          String.raw`(?:E?SMTP|LMTP)> [2-5]\d\d `,
          String.raw`rw_loop read \d{1,6} chars< [2-5]\d\d[ -]`,
          // Negative SMTP resp. to DATA: 554 5.5.1 Error: no valid recipients
          String.raw`Negative SMTP resp\. to `,
          // Blocked SPAM {BouncedInbound,Quarantined}
          String.raw`Blocked [^{}]{4,300}\{(?:[A-Za-z]{1,40},){0,5}Bounced`,
          // … from MTA(smtp:[127.0.0.1]:10025): 250 2.0.0 Ok | … BODY=8BITMIME 550 5.1.1 …
          String.raw`.{0,300}(?: from MTA\(|,? BODY=\w{4,12} [245]\d\d )`,
        ].join('|')})`,
      ),
      weight: 4,
      sample: 'Nov 24 10:00:01 mail amavis[123]: (00550-01) Negative SMTP resp. to DATA: 554 5.5.1 Error: no valid recipients',
    },
  ],
  programs: /^amavis(?:d(?:-new)?)?$/,
  trace: traceLine,
  links: ['queued_as: '],
  needles: ['Blocked ', 'Negative SMTP resp. to ', ' from MTA(', ' BODY='],
  read(line) {
    const read = readBounced(line) ?? readOf(line);
    if (read) return read;
    const start = replyIn(line);
    return start === undefined ? SILENT : { kind: 'told', reply: { start, end: line.end } };
  },
};

// Negative SMTP resp. to DATA: 554 5.5.1 …
const NEGATIVE = /Negative SMTP resp\. to [A-Za-z -]{2,20}: (?=[45]\d\d[ -])/;
// sending SMTP response: "250 2.7.0 Ok, discarded, id=00550-01 - SPAM"
const ANSWERED = /sending SMTP response: "(?=[245]\d\d[ -])/;
// FWD from <alice@example.com> -> <bob@example.net>, BODY=7BIT 250 2.0.0 from MTA(smtp:[127.0.0.1]:10025): 250 2.0.0 Ok: queued as 4F2B1C0123
const FROM_MTA = / from MTA\([^()]{1,255}\): (?=[245]\d\d[ -])/;
// FWD via SMTP: <alice@example.com> -> <bob@example.net>, BODY=8BITMIME 250 2.6.0 Ok, id=00550-01, from MTA([127.0.0.1]:10025): …
const FORWARDED = /^\([\d-]{4,16}\) FWD .{0,1500}? BODY=\w{4,12} (?=[245]\d\d [245]\.\d)/;

// (!)smtp resp to RCPT (pip): 550 5.1.1 … | smtp resp to data-dot (<bob@example.net>): 250 …: with a log level of 3 and more
const HEARD = /^\([\d-]{4,16}\) (?:\(!{1,3}\))?smtp resp to [A-Za-z-]{2,20}(?: \([^()]{1,400}\)){0,2}: (?=[2-5]\d\d[ -])/;
// ESMTP> 250 2.1.0 Sender alice@example.com OK: what it says itself, with a log level of 4 and more
const SAID = /^\([\d-]{4,16}\) (?:E?SMTP|LMTP)> (?=[2-5]\d\d[ -])/;

// rw_loop read 65 chars< 250 2.1.0 Ok\r\n250 2.1.5 Ok\r\n354 End data with <CR><LF>.<CR><LF>\r\n: answers to pipelined commands, with a log level of 5
const READ = /^\([\d-]{4,16}\) rw_loop read \d{1,6} chars< (?=[2-5]\d\d[ -])/;

/** Each of the answers that came in one piece; the lines of one answer stay together. */
function readOf({ text, start, end }: Line): readonly Statement[] | undefined {
  const stop = Math.min(end, start + LONGEST);
  const match = READ.exec(text.slice(start, stop));
  if (!match) return undefined;
  const told: Statement[] = [];
  let first: number | undefined;
  for (const line of linesWithin(text, { start: start + match[0].length, end: stop }, ESCAPED_LINE_END)) {
    if (!isReplyAt(text, line.start)) break;
    first ??= line.start;
    if (text[line.start + 3] === '-') continue;
    told.push({ kind: 'told', reply: { start: first, end: line.end } });
    first = undefined;
  }
  return told;
}

function replyIn({ text, start, end }: Line): number | undefined {
  const words = text.slice(start, Math.min(end, start + LONGEST));
  const match = NEGATIVE.exec(words) ?? ANSWERED.exec(words) ?? FROM_MTA.exec(words) ?? FORWARDED.exec(words) ?? HEARD.exec(words) ?? SAID.exec(words);
  return match ? start + match.index + match[0].length : undefined;
}

// (00123-01) Passed CLEAN {…}, … Queue-ID: 4F2B1C0123, Message-ID: <1@example.com>, …, queued_as: 5C3B1C0124, 250 ms
const DECIDED = /^\(\d{1,8}-\d{2}(?:-\d{1,4})?\) (?:Passed|Blocked) /;
const FROM = /, Queue-ID: ([0-9A-Za-z]{5,20})(?=,|$)/;
const TO = /, queued_as: ([0-9A-Za-z]{5,20})(?=[,/]|$)/;
const MESSAGE_ID = /, Message-ID: (<[^<>\s]{1,400}>)/;

const LONGEST = 4000;

/** The message by the mail server's queue id, and the id it gets behind amavis. */
function traceLine({ text, start, end }: Line): Trace | undefined {
  const said = text.slice(start, Math.min(end, start + LONGEST));
  const queueId = DECIDED.test(said) ? FROM.exec(said) : null;
  if (!queueId?.[1]) return undefined;
  const messageId = MESSAGE_ID.exec(said)?.[1];
  const next = TO.exec(said)?.[1];
  const at = start + queueId.index + ', Queue-ID: '.length;
  return { id: queueId[1], piece: { start: at, end: at + queueId[1].length }, ...given({ messageId }), ...(next === undefined ? {} : { also: [next] }) };
}
