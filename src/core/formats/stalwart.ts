import type { Direction, Result } from '../analysis';
import type { Occasion } from '../reference/explanation';
import type { Format, Statement } from './format';

/** What the Stalwart mail server writes: a time, a level, words, the id of the event, its fields. */
export const stalwart: Format = {
  id: 'stalwart',
  name: 'Stalwart log',
  signs: [
    {
      pattern: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z (?:TRACE|DEBUG|INFO|WARN|ERROR) [^()]{3,80} \((?:smtp|delivery|queue|auth|network|server|tls|spf|dkim|dmarc|spam|message-ingest)\.[a-z0-9-]{2,60}\)/,
      weight: 4,
      sample: '2026-11-24T10:00:01Z INFO SMTP connection started (smtp.connection-start) listenerId = "smtp", localPort = 25, remoteIp = 192.0.2.44, remotePort = 55025',
    },
  ],
  needles: ['-rejected)', '-failed)', '(smtp.'],
  read({ text, end }) {
    const head = HEAD.exec(text.slice(0, LONGEST_HEAD));
    if (!head?.[1] || !head[2]) return undefined;
    const event = EVENTS.get(head[2]);
    // What happened, in words, stands before the id of the event: `Relay not allowed (smtp.relay-not-allowed)`.
    const wordEnd = head[0].length - head[2].length - ' ()'.length;
    return event ? readEvent(text, head[0].length, end, event, { start: wordEnd - head[1].length, end: wordEnd }) : SILENT;
  },
};

const SILENT: readonly Statement[] = [];
const LONGEST_HEAD = 250;
const HEAD = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z (?:TRACE|DEBUG|INFO|WARN|ERROR) ([^()]{3,100}) \(([a-z0-9-]{2,30}\.[a-z0-9-]{2,60})\)/;

interface Event {
  readonly direction: Direction;
  readonly occasion: Occasion;
  /** Where the log gives no code that would tell it. */
  readonly result: Result;
}

const outbound = (occasion: Occasion): Event => ({ direction: 'outbound', occasion, result: 'rejected' });
const inbound = (occasion: Occasion): Event => ({ direction: 'inbound', occasion, result: 'rejected' });

// What another server refused, and what ours did; `delivery.dsn-perm-fail` tells the former again.
const EVENTS: ReadonlyMap<string, Event> = new Map<string, Event>([
  ['delivery.greeting-failed', outbound('connect')],
  ['delivery.ehlo-rejected', outbound('EHLO')],
  ['delivery.auth-failed', outbound('AUTH')],
  ['delivery.mail-from-rejected', outbound('MAIL')],
  ['delivery.rcpt-to-rejected', outbound('RCPT')],
  ['delivery.rcpt-to-failed', outbound('RCPT')],
  ['delivery.message-rejected', outbound('content')],
  ['delivery.delivered', { direction: 'outbound', occasion: 'content', result: 'delivered' }],
  ['smtp.mailbox-does-not-exist', inbound('RCPT')],
  ['smtp.relay-not-allowed', inbound('RCPT')],
  ['smtp.rcpt-to-rejected', inbound('RCPT')],
  ['smtp.message-too-large', inbound('content')],
]);

const CODE = /, code = ([2-5]\d\d)(?=,|$)/;
const WORDS = /, (?:reason|details) = "((?:[^"\\]|\\.){0,2000})"/;
const TO = /[ ,]to = "<?([^"<>]{0,400})/;
const FROM = /[ ,]from = "<?([^"<>]{0,400})/;
const HOST = /, hostname = "([^"]{1,255})"/;
const QUEUE_ID = /[ ,]queueId = "?([0-9A-Za-z]{1,40})/;

function readEvent(text: string, from: number, end: number, { direction, occasion, result }: Event, word: { start: number; end: number }): Statement | undefined {
  const fields = text.slice(from, end);
  const code = CODE.exec(fields);
  const words = WORDS.exec(fields);
  // Without a code, only our own server's refusals are sure.
  if (!code && direction === 'outbound') return undefined;
  const queueId = QUEUE_ID.exec(fields)?.[1];
  const recipient = TO.exec(fields)?.[1];
  const sender = FROM.exec(fields)?.[1];
  const server = HOST.exec(fields)?.[1];
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
    ...(queueId === undefined ? {} : { queueId }),
    ...(recipient === undefined ? {} : { recipient }),
    ...(sender === undefined ? {} : { sender }),
    ...(server === undefined || direction === 'inbound' ? {} : { server }),
    ...(reply ? { reply } : { reason: reason ?? word }),
  };
}
