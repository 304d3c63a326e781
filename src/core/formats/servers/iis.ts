import { MASKED } from '../../reference/commands';
import { occasionOfVerb } from '../../reference/occasion';
import { envelopeOf } from '../envelope';
import type { Format, Memory } from '../format';
import { SILENT, statementsOf, type Piece, type Said, type Statement } from '../../statement';
import { namedFields } from '../lineParts/namedFields';
import { fieldsOf } from '../lineParts/separated';
import { forget, recall, remember, type EntryKind } from '../remember';
import { VERBS } from '../../reference/verbPatterns';
import { isHeaderField } from '../words/headerField';
import { findWords } from '../../text/span';

/** The log of the SMTP service of Internet Information Services: W3C extended, NCSA common and IIS format. */
export const iis: Format = {
  id: 'iis',
  name: 'IIS SMTP log',
  signs: [
    { pattern: /[ ,]SMTPSVC\d{1,3}[ ,]/, weight: 4, sample: '2026-11-24 10:00:01 192.0.2.44 client.example.org SMTPSVC1 MAIL 192.0.2.1 0 RCPT - +TO:<bob@example.net> 550 0 0 32 0 SMTP - - - -' },
    { pattern: new RegExp(String.raw`^\S{1,100} - \S{1,255} \[\d\d/[A-Z][a-z]{2}/\d{4}:[\d:]{8} [+-]\d{4}\] "(?:${VERBS})\b[^"]{0,1000} SMTP"`), weight: 4, sample: '192.0.2.44 - client.example.org [24/Nov/2026:10:00:01 +0000] "RCPT -?+TO:<bob@example.net> SMTP" 550 32' },
    { pattern: /^#Software: Microsoft (?:SMTP|Internet Information) Service/, weight: 1, sample: '#Software: Microsoft Internet Information Services 6.0' },
  ],
  needles: ['#Fields', ' OutboundConnection', ' 4', ' 5', 'HELO'],
  read({ text, end }, memory) {
    if (text[0] === '#') return readHeader(text, end, memory);
    return readNcsa(text, memory) ?? readIis(text, end, memory) ?? readW3c(text, end, memory);
  },
};

const FIELDS = namedFields({
  names: ['c-ip', 'cs-username', 'cs-method', 'cs-uri-query', 'sc-status'],
  // Not every log has a code of its own; those of other servers stand among the words.
  needed: ['c-ip', 'cs-username', 'cs-method', 'cs-uri-query'],
  separator: ' ',
  usual: 'date time c-ip cs-username s-sitename s-computername s-ip s-port cs-method cs-uri-stem cs-uri-query sc-status',
});

function readHeader(text: string, end: number, memory: Memory): readonly Statement[] | undefined {
  return FIELDS.learnLine(text, end, memory) ? SILENT : undefined;
}

const DATED = /^\s{0,8}\d{4}-\d\d-\d\d /;
const W3C_ROW = /^\s{0,8}(?:\d{4}-\d\d-\d\d \d\d:\d\d:\d\d .*|\d{1,3}(?:\.\d{1,3}){3} \S{1,255}) SMTPSVC\d{1,3} /;

function readW3c(text: string, end: number, memory: Memory): Statement | readonly Statement[] | undefined {
  const row = W3C_ROW.exec(text.slice(0, 500));
  if (!row) return undefined;
  const first = text.length - text.trimStart().length;
  const [client, user, method, query, status] = FIELDS.known(memory) || DATED.test(row[0]) ? FIELDS.of(text, first, end, memory) : undatedFields(text, first, end);
  if (!client || !user || !method || !query) return SILENT;
  switch (text.slice(user.start, user.end)) {
    case 'OutboundConnectionResponse':
      return say(text, client, 'server', { ...query, text: unescaped(text, query) });
    case 'OutboundConnectionCommand':
      return say(text, client, 'client', { ...method, text: `${text.slice(method.start, method.end)} ${argument(text, query)}`.trimEnd() });
    default:
      return (status && readRow(text, client, method, query, status, memory)) ?? SILENT;
  }
}

const MOST_FIELDS = 12;
const SITE = /^SMTPSVC\d{1,3}$/;

/** The fields of a row without date and head: client, user, site, computer, address, port, method, perhaps a stem, query. */
function undatedFields(text: string, first: number, end: number): readonly (Piece | undefined)[] {
  const fields = fieldsOf(text, first, end, ' ', MOST_FIELDS);
  const wordOf = (place: number): string => text.slice(fields[place]?.start, fields[place]?.end);
  const site = fields.findIndex(({ start, end: stop }) => SITE.test(text.slice(start, stop)));
  const method = site + 4;
  const hasStem = wordOf(method + 1) === '-' && !/^\d{1,10}$/.test(wordOf(method + 2));
  return [site - 2, site - 1, method, hasStem ? method + 2 : method + 1].map((place) => fields[place]);
}

function say(text: string, client: Piece, speaker: Said['speaker'] & string, body: Piece): Said {
  return { kind: 'said', session: `to ${text.slice(client.start, client.end)}`, speaker, body, direction: 'outbound' };
}

/** A space is written as a plus sign. */
function unescaped(text: string, { start, end }: Piece): string {
  return text.slice(start, end).replaceAll('+', ' ');
}

function argument(text: string, query: Piece): string {
  const words = unescaped(text, query).trim();
  return words === '-' ? '' : words;
}

// 192.0.2.44 - client.example.org [24/Nov/2026:10:00:01 +0000] "RCPT -?+TO:<bob@example.net> SMTP" 550 32
const NCSA = /^\s{0,8}(\S{1,100}) - (\S{1,255}) \[[^\]]{20,30}\] "([A-Za-z]{4,16}|-)(?: -(?:\?(.{0,1000}?))?)? SMTP" (\d{1,3}) /;

function readNcsa(text: string, memory: Memory): Statement | readonly Statement[] | undefined {
  const match = NCSA.exec(text);
  if (!match?.[1] || !match[3] || !match[5]) return undefined;
  const start = match[0].indexOf('"') + 1;
  const method = { start, end: start + match[3].length };
  const query = { start: method.end + ' -?'.length, end: method.end + ' -?'.length + (match[4]?.length ?? 0) };
  const status = { start: match[0].length - 1 - match[5].length, end: match[0].length - 1 };
  const client = findWords(text, match[1]);
  switch (match[2]) {
    case 'OutboundConnectionResponse':
      return say(text, client, 'server', { ...query, text: unescaped(text, query) });
    case 'OutboundConnectionCommand':
      return say(text, client, 'client', { ...method, text: `${match[3]} ${argument(text, query)}`.trimEnd() });
    default:
      return readRow(text, client, method, query, status, memory) ?? SILENT;
  }
}

// 192.0.2.44, client.example.org, 11/24/26, 10:00:01, SMTPSVC1, MAIL, 192.0.2.1, 90, 42, 0, 550, 0, RCPT, -, +TO:<bob@example.net>,
const IIS_ROW = /^[0-9A-Fa-f.:]{2,45}, [^,]{0,255}, [\d/]{6,10}, [\d:]{7,8}, SMTPSVC\d{1,3}, /;

function readIis(text: string, end: number, memory: Memory): Statement | readonly Statement[] | undefined {
  if (!IIS_ROW.test(text)) return undefined;
  const fields = fieldsOf(text, 0, end, ',', 15).map(({ start, end: stop }) => ({ start: text[start] === ' ' ? start + 1 : start, end: stop }));
  const [client, status, method, query] = [fields[0], fields[10], fields[12], fields[14]];
  return client && status && method && query ? (readRow(text, client, method, query, status, memory) ?? SILENT) : SILENT;
}

const REFUSED = /^[45]\d\d$/;
// Not 240, by which it notes that a client said QUIT.
const ACCEPTED = /^(?:2[1235]\d|3[35]4)$/;
// What a client wrote in the place of a verb, also one that takes the server for a web server's: RCPT | get
const ASKED = /^[A-Za-z][A-Za-z-]{1,30}$/;
const ADDRESS = /<([^<>]{0,400})>/;

/** In the memory: the name in a greeting that a firewall masked, by its client. */
const GREETED: EntryKind = { prefix: 'masked ', most: 100 };

/**
 * What our server answered to a client. A masked greeting is said as in a
 * session, with what its client says next, which shows whether it is put right.
 */
function readRow(text: string, client: Piece, method: Piece, query: Piece, status: Piece, memory: Memory): Statement | readonly Statement[] | undefined {
  const name = text.slice(client.start, client.end);
  const verb = text.slice(method.start, method.end).toUpperCase();
  const session = `from ${name}`;
  const said = (): readonly Statement[] => [
    { kind: 'said', session, speaker: 'client', direction: 'inbound', body: { ...method, text: `${verb} ${argument(text, query)}`.trimEnd() } },
    { kind: 'said', session, speaker: 'server', direction: 'inbound', body: status },
  ];
  if (verb === MASKED && REFUSED.test(text.slice(status.start, status.end))) {
    remember(memory, GREETED, name, argument(text, query));
    return said();
  }
  const masked = recall(memory, GREETED, name);
  const answer = readAnswer(text, method, query, status);
  if (masked === undefined) return answer;
  forget(memory, GREETED, name);
  const ended: Statement = { kind: 'disconnected', session };
  return verb === 'HELO' && masked === argument(text, query) ? [...said(), ended] : [ended, ...statementsOf(answer)];
}

/** What our server answered to a command of a client; the log has the code, not the words. */
function readAnswer(text: string, method: Piece, query: Piece, status: Piece): Statement | undefined {
  const verb = text.slice(method.start, method.end).split(' ', 1)[0] ?? '';
  // It logs DATA when the content has come.
  const occasion = verb === 'DATA' ? 'content' : occasionOfVerb(verb);
  const code = text.slice(status.start, status.end);
  const named = occasion === undefined ? {} : { occasion };
  if (ACCEPTED.test(code)) return { kind: 'told', ...named, reply: status };
  if (!REFUSED.test(code)) return undefined;
  if (isHeaderField(verb)) return { kind: 'told', reply: status };
  if (!ASKED.test(verb)) return undefined;
  const address = ADDRESS.exec(text.slice(query.start, query.end))?.[1];
  return {
    kind: 'reported',
    result: 'rejected',
    direction: 'inbound',
    word: status,
    ...named,
    reply: status,
    ...envelopeOf(occasion, address === '' ? undefined : address),
  };
}
