import type { Result } from '../../analysis';
import type { Writable } from '../../writable';
import type { Occasion } from '../../reference/occasion';
import type { Format, Line, Memory } from '../format';
import { pieceText, SILENT, type Piece, type Reported, type Statement } from '../../statement';
import { valueIn } from '../lineParts/json';
import { refusedLogin } from '../refusedLogin';
import { forget, remember, type EntryKind } from '../remember';
import { isReplyAt } from '../quotedReplies/quotedReply';
import { standsAt } from '../../text/matches';

// smtp: RCPT error	{"msg_id":"550c0de1","rcpt":"bob@example.net","reason":"…","smtp_code":550,"smtp_enchcode":"5.1.1","smtp_msg":"…"}
const EVENT = /(?:^|\s)(?:\[debug\] )?([\w/.-]{1,60}): ([A-Za-z][\w #,]{1,60}?)\s{1,16}(?=\{")/;
const LONGEST_HEAD = 250;
// smtp: 250 OK: what it hears and says, with io_debug
const SAID = /(?:smtp|submission|lmtp): (?=\S)/y;

/** What maddy writes: words, and fields in JSON behind them. */
export const maddy: Format = {
  id: 'maddy',
  name: 'maddy log',
  signs: [
    { pattern: /\{"(?<=[\w/.-]: [A-Za-z][\w #,]{1,60}\s{1,16}\{")(?:[a-z_]{1,20}":"?[^"{}]{0,200}"?,"){0,8}(?:msg_id":"[0-9a-f]{6,10}"|smtp_code":[45]\d\d,)/, weight: 4, sample: 'smtp: RCPT ok\t{"msg_id":"550c0de1","rcpt":"bob@example.net"}' },
    { pattern: /\smaddy\[\d{1,10}\]: /, weight: 4, sample: 'Nov 24 10:00:01 mail maddy[123]: smtp: RCPT ok\t{"msg_id":"550c0de1","rcpt":"bob@example.net"}' },
  ],
  programs: /^maddy$/,
  writesFiles: true,
  needles: [' error', 'authentication failed', 'delivery attempt failed', ' not delivered, ', 'smtp: ', 'submission: ', 'lmtp: '],
  read(line, memory) {
    const { text, start, end, program } = line;
    const match = EVENT.exec(text.slice(start, start + LONGEST_HEAD));
    if (!match?.[1] || match[2] === undefined) return program === '' ? undefined : (readSaid(line, memory) ?? SILENT);
    const fields = { start: start + match.index + match[0].length, end };
    const wordEnd = start + match.index + match[0].trimEnd().length;
    return readEvent(text, match[2], match[1], { start: wordEnd - match[2].length, end: wordEnd }, fields, memory);
  },
};

/** In the memory: that the refusal which comes next is told already. */
const REFUSED = 'refused';

function readSaid({ text, start, end }: Line, memory: Memory): Statement | undefined {
  if (!standsAt(SAID, text, start)) return undefined;
  const body = { start: SAID.lastIndex, end };
  const isReply = isReplyAt(text, body.start);
  const told = isReply && /[45]/.test(text.charAt(body.start)) && memory.delete(REFUSED);
  return { kind: 'said', session: '', speaker: isReply ? 'server' : 'client', body, direction: 'inbound', ...(told ? { reportedElsewhere: true } : {}) };
}

const ERRORS: ReadonlyMap<string, Occasion> = new Map<string, Occasion>([
  ['MAIL FROM error', 'MAIL'],
  ['RCPT error', 'RCPT'],
  ['DATA error', 'content'],
]);

function readEvent(text: string, event: string, module: string, word: Piece, fields: Piece, memory: Memory): Statement | readonly Statement[] {
  const occasion = ERRORS.get(event);
  if (occasion !== undefined) {
    if (/^(?:smtp|submission|lmtp)$/.test(module)) memory.set(REFUSED, '');
    const reported = reportOf(text, word, fields, 'rejected');
    reported.direction = module === 'submission' ? 'submission' : 'inbound';
    reported.occasion = occasion;
    return reported;
  }
  switch (event) {
    case 'delivery attempt failed': {
      const reported = reportOf(text, word, fields, 'bounced');
      if (reported.result === 'bounced') remember(memory, BOUNCED, messageOf(reported));
      return reported;
    }
    case 'not delivered, permanent error':
    case 'not delivered, too many errors': {
      const reported = reportOf(text, word, fields, event.endsWith('permanent error') ? 'bounced' : 'expired');
      return forget(memory, BOUNCED, messageOf(reported)) === undefined ? reported : SILENT;
    }
    case 'authentication failed':
      return readFailedLogin(text, module, word, fields);
    default:
      return SILENT;
  }
}

// 192.0.2.44:55012 | [2001:db8::44]:55012
const CLIENT = /^\[?([0-9A-Fa-f.:]{2,45}?)\]?:\d{1,5}$/;

/** A client of its SMTP server is answered; where the log has that, it tells it again. */
function readFailedLogin(text: string, module: string, word: Piece, fields: Piece): Statement | readonly Statement[] {
  const reason = valueIn(text, 'reason', fields);
  const words = pieceText(reason, text);
  if (!/^(?:smtp|submission|imap)$/.test(module) || NETWORK.test(words)) return SILENT;
  const address = CLIENT.exec(pieceText(valueIn(text, 'src_ip', fields), text))?.[1];
  const statements = refusedLogin({ address, user: pieceText(valueIn(text, 'username', fields), text), piece: { start: word.start, end: fields.end } }, { word, reason: words === '' ? word : (reason ?? word) });
  return module === 'imap' ? statements : { kind: 'foretold', statements };
}

/** In the memory: the recipients whose delivery was told to have failed. */
const BOUNCED: EntryKind = { prefix: 'bounced ', most: 300 };

/** A recipient of a message, as two events name it. */
function messageOf({ queueId, recipient }: Reported): string {
  return `${queueId ?? ''} ${recipient ?? ''}`;
}

// What the network did, not a server
const NETWORK = /\b(?:dial tcp|connection (?:refused|reset)|timeout|timed out|no route to host|i\/o|EOF)\b/i;

function reportOf(text: string, word: Piece, fields: Piece, permanent: Result): Writable<Reported> {
  const code = valueIn(text, 'smtp_code', fields);
  const status = valueIn(text, 'smtp_enchcode', fields);
  const words = valueIn(text, 'smtp_msg', fields);
  const reason = valueIn(text, 'reason', fields);
  const said = pieceText(code, text);
  const passing = said === '' ? NETWORK.test(pieceText(reason, text)) : said.startsWith('4');
  const reported: Writable<Reported> = { kind: 'reported', result: passing ? 'deferred' : permanent, direction: 'outbound', word };
  const queueId = pieceText(valueIn(text, 'msg_id', fields), text);
  const recipient = pieceText(valueIn(text, 'rcpt', fields), text);
  if (queueId !== '') reported.queueId = queueId;
  if (recipient !== '') reported.recipient = recipient;
  if (code && /^[45]\d\d$/.test(said)) {
    reported.reply = { start: code.start, end: Math.max(code.end, words?.end ?? 0), text: `${said} ${pieceText(words, text)}` };
    if (status) reported.status = status;
  } else if (reason) reported.reason = reason;
  return reported;
}
