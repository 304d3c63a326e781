import { given } from '../../given';
import type { Format, Memory } from '../format';
import { refusedLogin } from '../refusedLogin';
import { forget, remember, type EntryKind } from '../remember';
import { SILENT, type Piece, type Statement } from '../../statement';
import { EVENTS, type Event } from './stalwart/events';
import { noteRefusedFirst, peerIn, QUEUE_ID, readRaw, showsSessions } from './stalwart/session';
import { readTrace, readTracedLogin } from './stalwart/trace';

/** What the Stalwart mail server writes: a time, a level, words, the id of the event, its fields. */
export const stalwart: Format = {
  id: 'stalwart',
  name: 'Stalwart log',
  signs: [
    {
      pattern: /(?:^|\sstalwart(?:-mail|-smtp|-mta)?\[\d{1,10}\]: )(?:\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z )?(?:TRACE|DEBUG|INFO|WARN|ERROR|[A-Z]{2,4}) [^()]{3,80} \((?:smtp|delivery|queue|auth|milter|network|server|tls|spf|dkim|dmarc|spam|message-ingest)\.[a-z0-9-]{2,60}\)/,
      weight: 4,
      sample: '2026-11-24T10:00:01Z INFO SMTP connection started (smtp.connection-start) listenerId = "smtp", localPort = 25, remoteIp = 192.0.2.44, remotePort = 55025',
    },
    {
      pattern: /\bsmtp::(?:inbound::auth: context="auth" event="authenticate" result="|(?:inbound|outbound)::\w{2,30}: (?:\w{1,20}="[^"]{0,60}" )?event="(?:read|write)" data=")/,
      weight: 4,
      sample: String.raw`DEBUG smtp::inbound::session: event="write" data="220 mail.example.com Stalwart SMTP v0.5.1\r\n" size=40`,
    },
  ],
  needles: ['-rejected)', '-failed)', '(smtp.', '.raw-', '(delivery.', '(milter.', '(auth.failed)', 'event="'],
  programs: /^stalwart(?:-mail|-smtp|-mta)?$/,
  writesFiles: true,
  read(line, memory) {
    const { text, start, end } = line;
    const traced = readTrace(text) ?? readTracedLogin(text);
    if (traced) return traced;
    const head = HEAD.exec(text.slice(start, start + LONGEST_HEAD));
    if (!head?.[1] || !head[2]) return undefined;
    const from = start + head[0].length;
    const raw = readRaw(text, from, head[2], memory);
    if (raw) return raw;
    if (head[2] === 'delivery.dsn-perm-fail') return readNotice(text, from, end, memory);
    // What happened, in words, stands before the id of the event: `Relay not allowed (smtp.relay-not-allowed)`.
    const wordEnd = from - head[2].length - ' ()'.length;
    const word = { start: wordEnd - head[1].length, end: wordEnd };
    if (head[2] === 'auth.failed') return readLogin(text, from, end, word) ?? SILENT;
    const event = EVENTS.get(head[2]);
    // Where the dialogue stands in the log, the refusal stands there too.
    if (event && event.direction !== 'outbound' && showsSessions(memory)) return SILENT;
    if (event && event.direction !== 'outbound') noteRefusedFirst(`, ${text.slice(from, end)}`, memory);
    if (event) return readEvent(text, from, end, event, word, memory);
    // What it tells the sender for now, and steps of a delivery that went well.
    return head[2].startsWith('delivery.') ? readTold(text, from) : SILENT;
  },
};

const LONGEST_HEAD = 250;
// … perhaps with its first letters cut off: NFO DSN permanent failure notification (delivery.dsn-perm-fail)
const HEAD = /^(?:\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z )?(?:TRACE|DEBUG|INFO|WARN|ERROR|[A-Z]{2,4}) ([^()]{3,100}) \(([a-z0-9-]{2,30}\.[a-z0-9-]{2,60})\)/;

const CODE = /, code = ([2-5]\d\d)(?=,|$)/;
const WORDS = /, (?:reason|details) = "((?:[^"\\]|\\.){0,2000})"/;
const TO = /[ ,]to = "<?([^"<>]{0,400})/;
const FROM = /[ ,]from = "<?([^"<>]{0,400})/;
const HOST = /, hostname = "([^"]{1,255})"/;

function readEvent(text: string, from: number, end: number, { direction, occasion, result }: Event, word: Piece, memory: Memory): Statement | undefined {
  const fields = text.slice(from, end);
  const code = CODE.exec(fields);
  const words = WORDS.exec(fields);
  // Without a code, only our own server's refusals are sure.
  if (!code && direction === 'outbound') return undefined;
  const queueId = QUEUE_ID.exec(fields)?.[1];
  const recipient = TO.exec(fields)?.[1];
  const sender = FROM.exec(fields)?.[1];
  const server = HOST.exec(fields)?.[1];
  if (direction === 'outbound') noteTold(memory, queueId, recipient);
  const said = words?.[1] ?? '';
  const codeStart = from + (code?.index ?? 0) + ', code = '.length;
  const saidEnd = words ? from + words.index + words[0].length - 1 : codeStart + 3;
  const reply = code?.[1] === undefined ? undefined : { start: codeStart, end: Math.max(saidEnd, codeStart + 3), text: `${code[1]} ${said}` };
  const reason = words ? { start: saidEnd - said.length, end: saidEnd } : undefined;
  return {
    kind: 'reported',
    result,
    direction,
    word,
    occasion,
    ...given({ queueId, recipient, sender }),
    ...(server === undefined || direction !== 'outbound' ? {} : { server }),
    ...(reply ? { reply } : { reason: reason ?? word }),
  };
}

const CLIENT = /[ ,]remoteIp = "?([0-9A-Fa-f.:]{2,45})/;
const ACCOUNT = /[ ,]accountName = "([^"]{1,255})"/;

// … of the pages that it serves and of JMAP
const WEB = /[ ,]listenerId = "http/;

/** A client that could not log in. Where the dialogue stands in the log, the refusal stands there too. */
function readLogin(text: string, from: number, end: number, word: Piece): Statement | undefined {
  const fields = text.slice(from, end);
  const address = CLIENT.exec(fields)?.[1];
  const user = ACCOUNT.exec(fields)?.[1];
  const session = peerIn(`, ${fields}`);
  return WEB.test(fields) ? undefined : { kind: 'foretold', ...given({ session }), statements: refusedLogin({ address, user, piece: { start: from, end } }, { word, reason: word }) };
}

const LOCAL: Event = { direction: 'outbound', occasion: 'content', result: 'bounced' };
/** In the memory: which recipients of which messages a server refused or took. */
const ANSWERED: EntryKind = { prefix: 'answered ', most: 300 };

function noteTold(memory: Memory, queueId: string | undefined, recipient: string | undefined): void {
  if (queueId !== undefined) remember(memory, ANSWERED, `${queueId} ${recipient ?? ''}`);
}

/** The sender is told that a message failed: nothing new where a server refused it, all there is where none was reached. */
function readNotice(text: string, from: number, end: number, memory: Memory): Statement | readonly Statement[] | undefined {
  const fields = text.slice(from, end);
  const queueId = QUEUE_ID.exec(fields)?.[1] ?? '';
  const recipient = TO.exec(fields)?.[1] ?? '';
  if (forget(memory, ANSWERED, `${queueId} ${recipient}`) !== undefined) return readTold(text, from);
  const words = WORDS.exec(fields);
  const reason = words ? { start: from + words.index + words[0].length - 1 - (words[1]?.length ?? 0), end: from + words.index + words[0].length - 1 } : undefined;
  if (CODE.test(fields)) return readEvent(text, from, end, LOCAL, reason ?? { start: from, end }, memory);
  return {
    kind: 'reported',
    result: 'bounced',
    direction: 'outbound',
    word: reason ?? { start: from, end },
    reason: reason ?? { start: from, end },
    ...(queueId === '' ? {} : { queueId }),
    ...(recipient === '' ? {} : { recipient }),
  };
}

// details = "Unexpected response for RCPT TO:<bob@example.net>: Code: 550, Enhanced code: 5.1.1, Message: No such user"
const IN_WORDS = /: Code: ([2-5]\d\d), Enhanced code: ([245]\.\d{1,3}\.\d{1,3}), Message: ((?:[^"\\]|\\.){0,2000})/;

/** The reply that a notice repeats. */
function readTold(text: string, from: number): readonly Statement[] {
  const fields = text.slice(from);
  const words = IN_WORDS.exec(fields);
  if (words?.[1] !== undefined && words[2] !== undefined) {
    const start = from + words.index + ': Code: '.length;
    return [{ kind: 'told', reply: { start, end: from + words.index + words[0].length, text: `${words[1]} ${words[2]} ${words[3] ?? ''}` } }];
  }
  const code = CODE.exec(fields);
  if (code?.[1] === undefined) return SILENT;
  const start = from + code.index + ', code = '.length;
  const said = WORDS.exec(fields)?.[1] ?? '';
  return [{ kind: 'told', reply: { start, end: start + 3, text: `${code[1]} ${said}`.trimEnd() } }];
}
