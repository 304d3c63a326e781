import type { Result } from '../../analysis';
import { LAST_ERROR, repliesIn } from './exchangeTracking/lastError';
import { readPrinted } from './exchangeTracking/printed';
import { replyInContext } from './exchangeTracking/sourceContext';
import type { Format, HeadlessPiece, Line, Memory, Trace } from '../format';
import { HEADLESS_START } from '../lineParts/headlessStart';
import { SILENT, type Statement } from '../../statement';
import { outcomeOf } from '../quotedReplies/quotedReply';
import { namedFields } from '../lineParts/namedFields';

// 2026-11-24T10:00:01.550Z,192.0.2.1,MAIL,192.0.2.25,mx.example.net,,Internet Send,SMTP,FAIL,550,<1@example.com>,5500c0de-0550-4550-8550-08de2b1c4f2b,…: a row in a sentence, a cell or a list
const BARE_ROW = String.raw`${HEADLESS_START}\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z,(?=[0-9A-Fa-f.:]{0,45},[^,"]{0,255},[0-9A-Fa-f.:]{0,45},[^,"]{0,255},[^,"]{0,400},[^,"]{0,200},[A-Z]{3,20},(?:FAIL|DEFER),\d{1,20},<[^<>,]{1,400}>,[0-9a-f-]{36},)`;
// {LED=550 5.7.1 …}: what Exchange keeps of an answer, wherever it shows it
const HEADLESS: HeadlessPiece = { words: [LAST_ERROR, ',FAIL,', ',DEFER,'], pattern: new RegExp(String.raw`${BARE_ROW}|\{LED=(?=[45]\d\d[ -])`) };

/** The message tracking log of Microsoft Exchange: its files, and what PowerShell prints of it. */
export const exchangeTracking: Format = {
  id: 'exchange-tracking',
  name: 'Exchange message tracking log',
  signs: [
    { pattern: /^#Log-type: Message Tracking Log/, weight: 4, sample: '#Log-type: Message Tracking Log' },
    { pattern: /^#Fields: date-time,client-ip,client-hostname,server-ip,/, weight: 4, sample: '#Fields: date-time,client-ip,client-hostname,server-ip,server-hostname,source-context,connector-id,source,event-id,internal-message-id,message-id' },
    {
      pattern: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z,[0-9A-Fa-f.:]{0,45},[^,]{0,255},[0-9A-Fa-f.:]{0,45},/,
      weight: 2,
      sample: '2026-11-24T10:00:01.550Z,,,,MAIL,No suitable shadow servers,,SMTP,HAREDIRECTFAIL,550',
    },
    { pattern: /\{LED=[45]\d\d[ -]/, weight: 4, sample: 'RecipientStatus         : {[{LED=550 5.1.1 User unknown};{MSG=};{FQDN=mx.example.net};{IP=192.0.2.25};{LRT=}]}' },
    {
      pattern: /^\s{0,12}(?:EventId(?:\s{1,30}: (?:FAIL|DEFER|SEND|DELIVER|RECEIVE|SUBMIT|DSN|TRANSFER|EXPAND|RESOLVE|REDIRECT|AGENTINFO|HA[A-Z]{5,15}|SUBMITDEFER)\s*$| {1,10}Source {1,20}Sender )|Timestamp {1,40}EventId(?: |$))/,
      weight: 4,
      sample: 'EventId                 : FAIL',
    },
  ],
  headless: HEADLESS,
  trace: traceLine,
  needles: [',FAIL,', ',DEFER,', '#Fields', LAST_ERROR],
  read(line, memory) {
    const { text, start, end } = line;
    if (line.headless === true && text[start] !== '{') return readRow(text, start, end, memory);
    if (line.headless === true) return repliesIn(text, line).map((reply) => outcomeOf({ reply }, text));
    if (text[0] === '#') return readHeader(text, end, memory);
    if (!ROW.test(text)) return readPrinted(line, memory);
    return readRow(text, 0, end, memory) ?? SILENT;
  },
};

const ROW = /^("?)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z\1,/;
const FIELDS = namedFields({
  names: ['event-id', 'internal-message-id', 'recipient-address', 'recipient-status', 'sender-address', 'source-context', 'source', 'directionality'],
  needed: ['event-id', 'internal-message-id', 'recipient-address', 'recipient-status', 'sender-address'],
  separator: ',',
  // Exchange 2013 and newer
  usual: 'date-time,client-ip,client-hostname,server-ip,server-hostname,source-context,connector-id,source,event-id,internal-message-id,message-id,network-message-id,recipient-address,recipient-status,total-bytes,recipient-count,related-recipient-address,reference,message-subject,sender-address,return-path,message-info,directionality',
});

function readHeader(text: string, end: number, memory: Memory): readonly Statement[] | undefined {
  return FIELDS.learnLine(text, end, memory) ? SILENT : undefined;
}

// ,SMTP,RECEIVE,550,<1@example.com>,
const MESSAGE_ID = /,\d{1,20},(<[^<>\s,]{1,400}>),/;

/** A message keeps its message-id over all events and servers; a bounce has one of its own. */
function traceLine({ text }: Line): Trace | undefined {
  const match = ROW.test(text) ? MESSAGE_ID.exec(text) : null;
  if (match?.[1] === undefined) return undefined;
  const start = match.index + match[0].length - 1 - match[1].length;
  return { id: match[1], messageId: match[1], piece: { start, end: start + match[1].length } };
}

// A DSN event tells of the same failure again, which is all that it tells.
const RESULTS: ReadonlyMap<string, Result> = new Map<string, Result>([
  ['FAIL', 'bounced'],
  ['DEFER', 'deferred'],
  ['SEND', 'delivered'],
  ['SENDEXTERNAL', 'delivered'],
  ['DELIVER', 'delivered'],
]);

function readRow(text: string, start: number, end: number, memory: Memory): readonly Statement[] | undefined {
  const [event, id, recipients, status, from, context, source, directionality] = FIELDS.of(text, start, end, memory);
  if (!event || !recipients || !status) return undefined;
  const name = text.slice(event.start, event.end);
  if (name === 'DSN') return repliesIn(text, status).map((reply) => ({ kind: 'told', reply }));
  const result = RESULTS.get(name);
  if (!result) return undefined;
  const queueId = id ? text.slice(id.start, id.end) : '';
  const sender = from ? text.slice(from.start, from.end) : '';
  const direction = source && directionality && isRefusedStranger(text.slice(source.start, source.end), text.slice(directionality.start, directionality.end)) ? 'inbound' : 'outbound';
  const addresses = text.slice(recipients.start, recipients.end).split(';');
  const inContext = context && replyInContext(text, context);
  const each = repliesIn(text, status, addresses.length);
  const replies = each.length === 0 && status.start === status.end && inContext ? [inContext] : each;
  const alone = replies.length === 0 ? [undefined] : replies;
  const told: readonly Statement[] = inContext && !replies.includes(inContext) ? [{ kind: 'told', reply: inContext }] : [];
  const reported = alone.map((reply, index): Statement => {
    const recipient = addresses.length === alone.length ? addresses[index] : undefined;
    return {
      kind: 'reported',
      result,
      direction,
      word: event,
      ...(queueId === '' ? {} : { queueId }),
      ...(sender === '' ? {} : { sender }),
      ...(recipient === undefined || recipient === '' ? {} : { recipient }),
      ...(reply ? { reply } : status.end > status.start ? { reason: status } : {}),
    };
  });
  return [...told, ...reported];
}

/** A rule or a filter (a transport agent) refuses what came in from outside. */
function isRefusedStranger(source: string, directionality: string): boolean {
  return source === 'AGENT' && directionality === 'Incoming';
}
