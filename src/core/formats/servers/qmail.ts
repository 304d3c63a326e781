import type { Result } from '../../analysis';
import { given } from '../../given';
import type { Format, HeadlessPiece, Line, Memory } from '../format';
import { HEADLESS_START } from '../lineParts/headlessStart';
import { SILENT, type Statement } from '../../statement';
import { escapedReply, unescaped } from './qmail/escaped';
import { endNotice, readHeadless, readNotice } from './qmail/notice';
import { readRefusal } from './qmail/refusal';
import { passOpenReply } from '../quotedReplies/openReply';
import { forget, remember, type EntryKind } from '../remember';
import { occasionOfQmail } from '../words/qmailWords';
import { matchAt, standsAt } from '../../text/matches';

// 192.0.2.1_does_not_like_recipient./Remote_host_said:_550_… | delivery 551: failure: Connected_to_192.0.2.1_but_sender_was_rejected./Remote_host_said:_550_…
const HEADLESS: HeadlessPiece = {
  words: ['/Remote_host_said:_'],
  pattern: new RegExp(String.raw`${HEADLESS_START}(?:delivery \d{1,10}: (?:failure|deferral): )?(?:Connected_to_)?[0-9A-Fa-f.:]{7,45}_[a-zA-Z_]{10,60}\./Remote_host_said:_[45]\d\d[_-]`),
};

/** What qmail-send writes through multilog or splogger, and the programs before qmail-smtpd that refuse clients. */
export const qmail: Format = {
  id: 'qmail',
  name: 'qmail log',
  signs: [
    {
      pattern: /(?:^(?:@[0-9a-f]{24}|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{9}|\d{10}\.\d{6}) |qmail(?:\[\d{1,10}\])?: \d{10}\.\d{6} )(?:new msg|info msg|starting delivery|delivery|status:|end msg|bounce msg) /,
      weight: 4,
      sample: '@400000006a010550055055aa delivery 55: failure: 192.0.2.1_does_not_like_recipient./',
    },
    { pattern: /^\s{0,12}(?:qmail: )?(?:(?:new|end|info) msg \d|starting delivery \d|delivery \d{1,10}: (?:success|failure|deferral): |status: local \d)/, weight: 4, sample: 'qmail: delivery 2: failure: No_such_address.__#5.1.1_/' },
    {
      pattern: /(?:^(?:@[0-9a-f]{24}|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{9})|qmail(?:\[\d{1,10}\])?: {1,2}\d{10}\.\d{6}) (?:rblsmtpd: |CHKUSER |tcpserver: |qmail-smtpd: |simscan:\[|status: |qlog(?:envelope|received): result=)/,
      weight: 4,
      sample: '@400000006a010550055055aa rblsmtpd: 192.0.2.46 pid 550: 451 listed',
    },
    {
      pattern: /[\s:]spamdyke\[\d{1,10}\]: (?:DENIED_[A-Z_]{2,40}|ALLOWED|TIMEOUT) from: \S{1,400} to: /,
      weight: 4,
      sample: 'Nov 24 10:00:01 mail spamdyke[550]: DENIED_RBL_MATCH from: alice@example.org to: bob@example.com origin_ip: 192.0.2.44 origin_rdns: (unknown)',
    },
    {
      pattern: /^\s{0,12}(?:Remote host said(?:\[Response Message\])?: |(?:Connected_to_)?[0-9A-Fa-f.:]{7,45}_[a-zA-Z_]{10,60}\.\/Remote_host_said:_)[45]\d\d[ _-]/,
      weight: 4,
      sample: 'Remote host said: 550 5.1.1 No such user',
    },
  ],
  headless: HEADLESS,
  programs: /^(?:qmail(?:-send|-smtpd)?|rblsmtpd|spamdyke|smtpd-chkuser)$/,
  writesFiles: true,
  needles: ['starting delivery ', ': failure: ', ': deferral: ', 'rblsmtpd', 'qmail-smtpd: ', 'qmail-smtpd[', 'CHKUSER rejected', 'DENIED_', 'Reject::', ': result=rejected code=', ':SPAM REJECT', ':VIRUS:', ':ATTACH:', 'status: exiting'],
  read(line, memory) {
    if (line.headless === true) return readDelivery(line, memory) ?? readHeadless(line);
    const stamped = standsAt(STAMP, line.text, line.start);
    if (stamped && isOfOthers(line.text, STAMP.lastIndex)) return undefined;
    const cut = memory.get(CUT);
    if (cut !== undefined) memory.delete(CUT);
    if (!stamped && line.program === '') return (cut === undefined ? undefined : readRest(line, cut)) ?? readNotice(line, memory);
    const after = stamped ? { ...line, start: STAMP.lastIndex } : line;
    return readStart(after, memory) ?? readDelivery(after, memory) ?? readRefusal(after, memory) ?? SILENT;
  },
  end: (memory) => endNotice(memory),
  passed: passOpenReply,
};

// @400000006a010550055055aa (TAI64N) | 2026-11-24 10:00:01.550550550 (the same through tai64nlocal) | 1795514401.550550 (splogger) | qmail: (the same, pasted without its head) | nothing, where what follows is qmail's
const STAMP = /(?:@[0-9a-f]{24}|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{9}|\d{10}\.\d{6}|\s{0,12}qmail:(?: \d{10}\.\d{6})?) |\s{0,12}(?=starting delivery \d{1,10}: msg \d|delivery \d{1,10}: (?:success|failure|deferral): |(?:new|end|bounce|info) msg \d)/y;

// vchkpw-smtp: password fail … | pop3-login: Info: Disconnected … | INFO: LOGIN FAILED, … | 550 > 553 sorry, … (recordio)
const OTHERS = /(?:(?:vchkpw(?:-[a-z0-9]{1,12})?|(?:dovecot: )?(?:imap|pop3|submission|managesieve)-login|INFO|DEBUG):|\d{1,10} [<>]) /y;

/** What runs under the same multilog and has a format of its own. */
function isOfOthers(text: string, start: number): boolean {
  return standsAt(OTHERS, text, start);
}

const START = /starting delivery (\d{1,10}): msg (\d{1,12}) to (?:local|remote) (\S{1,400})/y;
/** In the memory: the message and recipient of each delivery under way. */
const BEGUN: EntryKind = { prefix: 'delivery ', most: 1000 };

function readStart({ text, start }: Line, memory: Memory): readonly Statement[] | undefined {
  const match = matchAt(START, text, start);
  if (!match?.[1] || !match[2] || match[3] === undefined) return undefined;
  remember(memory, BEGUN, match[1], `${match[2]} ${match[3]}`);
  return SILENT;
}

const DELIVERY = /delivery (\d{1,10}): (success|failure|deferral): /y;
const RESULTS: Readonly<Record<string, Result>> = { success: 'delivered', failure: 'bounced', deferral: 'deferred' };
// Spaces are written as underscores, line ends as slashes.
const SAID = /(?:Remote_host_said:_|_said:_)([2-5]\d\d[_-])/;
// (#5.1.1)
const STATUS = /\(#([245]\.\d{1,3}\.\d{1,3})\)/;
const TOO_LONG = '_this_message_has_been_in_the_queue_too_long.';
const SERVER = /(?:Connected_to_|^|\/)([0-9A-Fa-f.:]{7,45})(?:_does_not|_failed|_but|\/)/;

function readDelivery({ text, start, end }: Line, memory: Memory): Statement | undefined {
  const match = matchAt(DELIVERY, text, start);
  const result = RESULTS[match?.[2] ?? ''];
  if (!match?.[1] || !match[2] || !result) return undefined;
  const [queueId, recipient] = forget(memory, BEGUN, match[1])?.split(' ') ?? [];
  const from = DELIVERY.lastIndex;
  if (text[end - 1] !== '/') memory.set(CUT, text.slice(Math.max(from, end - LONGEST_CUT), end));
  const word = { start: from - match[2].length - 2, end: from - 2 };
  const words = text.slice(from, end);
  const said = SAID.exec(words);
  const server = SERVER.exec(words)?.[1];
  const occasion = said ? occasionOfQmail(words.slice(0, said.index)) : undefined;
  const status = said ? null : STATUS.exec(words);
  const statusAt = from + (status?.index ?? 0) + '(#'.length;
  const at = said ? from + said.index + said[0].length - 4 : from;
  const piece = said ? escapedReply(text, at, end) : unescaped(text, at, text[end - 1] === '/' ? end - 1 : end);
  return {
    kind: 'reported',
    result: result === 'bounced' && text.includes(TOO_LONG, piece.end) ? 'expired' : result,
    direction: 'outbound',
    word,
    ...given({ queueId, recipient, server, occasion }),
    ...(status?.[1] === undefined ? {} : { status: { start: statusAt, end: statusAt + status[1].length } }),
    ...(said ? { reply: piece } : { reason: piece }),
  };
}

/** In the memory: how the line before ended, where a terminal or an editor broke it; whole ones end in a slash. */
const CUT = 'cut';
const LONGEST_CUT = 20;

/** The rest of a line that was broken, where the reply stands in it. */
function readRest({ text, end }: Line, before: string): Statement | undefined {
  if (!/^\S+$/.test(text.slice(0, end))) return undefined;
  const said = SAID.exec(before + text.slice(0, end));
  const start = (said ? said.index + said[0].length - 4 : 0) - before.length;
  if (start < 0) return undefined;
  return { kind: 'told', reply: escapedReply(text, start, end) };
}
