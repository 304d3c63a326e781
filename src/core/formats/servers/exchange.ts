import type { Direction } from '../../analysis';
import { given } from '../../given';
import type { Format, HeadlessPiece, Line, Memory, Trace } from '../format';
import { HEADLESS_START } from '../lineParts/headlessStart';
import { refusedLogin } from '../refusedLogin';
import { pieceText, SILENT, type Piece, type Statement } from '../../statement';
import { isReplyAt } from '../quotedReplies/quotedReply';
import { namedFields } from '../lineParts/namedFields';

// 2026-11-24T10:00:01.550Z,MAIL\Default Frontend MAIL,08DE2B1C4F2B0550,12,192.0.2.1:25,192.0.2.44:55025,>,550 5.7.54 …: a row in a sentence, a cell or a list
const HEADLESS: HeadlessPiece = {
  words: [',>,', ',<,', ',*,'],
  pattern: new RegExp(String.raw`${HEADLESS_START}\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z,(?=[^,"]{0,200},[0-9A-Z]{16},\d{1,6},[^,"]{0,60},[^,"]{0,60},[<>*],)`),
};

/** The SMTP protocol logs of Microsoft Exchange: SmtpReceive and SmtpSend, one row for each line of a session. */
export const exchange: Format = {
  id: 'exchange',
  name: 'Exchange SMTP protocol log',
  signs: [
    { pattern: /^#Log-type: SMTP (?:Receive|Send) Protocol Log/, weight: 4, sample: '#Log-type: SMTP Receive Protocol Log' },
    { pattern: /^#Fields: date-time,connector-id,session-id,/, weight: 4, sample: '#Fields: date-time,connector-id,session-id,sequence-number,local-endpoint,remote-endpoint,event,data,context' },
    {
      pattern: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z,"?[^,"]{0,200}"?,[0-9A-Z]{16},\d{1,6},/,
      weight: 4,
      sample: '2026-11-24T10:00:01.550Z,MAIL\\Default Frontend MAIL,08DE2B1C4F2B0550,1,192.0.2.1:25,192.0.2.44:55025,>,220 mail.example.com Microsoft ESMTP MAIL Service ready,',
    },
  ],
  headless: HEADLESS,
  trace: traceLine,
  needles: [',>,', ',<,', ',+,', ',-,', 'failed because of ', ',User Name: ', ',authenticated', '#Log-type', '#Fields'],
  read({ text, start, end, headless }, memory) {
    if (headless === true) return readRow(text, start, end, memory);
    if (text[0] === '#') return readHeader(text, end, memory);
    if (!ROW.test(text)) return undefined;
    return readRow(text, 0, end, memory) ?? SILENT;
  },
};

const ROW = /^("?)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z\1,/;

/** In the memory: whether Exchange is the `client` or the `server`. */
const ROLE = 'role';
const FIELDS = namedFields({
  names: ['session-id', 'remote-endpoint', 'event', 'data', 'context'],
  needed: ['session-id', 'remote-endpoint', 'event', 'data'],
  separator: ',',
  usual: 'date-time,connector-id,session-id,sequence-number,local-endpoint,remote-endpoint,event,data,context',
});

// #Log-type: SMTP Send Protocol Log
const LOG_TYPE = /^#Log-type: SMTP (Receive|Send) Protocol Log/;

function readHeader(text: string, end: number, memory: Memory): readonly Statement[] | undefined {
  const type = LOG_TYPE.exec(text)?.[1];
  if (type !== undefined) {
    memory.set(ROLE, type === 'Receive' ? 'server' : 'client');
    return SILENT;
  }
  return FIELDS.learnLine(text, end, memory) ? SILENT : undefined;
}

// 2026-11-24T10:00:01.550Z,MAIL\Default Frontend MAIL,08DE2B1C4F2B0550,1,
const SESSION = /^"?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"?,(?:"[^"]{0,200}"|[^",]{0,200}),([0-9A-Z]{16}),\d{1,6},/;
// sending message with RecordId 550 and InternetMessageId <1@example.com> | 250 2.6.0 <1@example.com> [InternalId=…] Queued mail for delivery
const MESSAGE_ID = /(?:InternetMessageId |250 2\.6\.0 )(<[^<>\s]{1,400}>)/;

/** A message is followed by its session. */
function traceLine({ text, end }: Line): Trace | undefined {
  const match = SESSION.exec(text);
  if (match?.[1] === undefined) return undefined;
  const [head, id] = match;
  const start = head.lastIndexOf(id);
  const messageId = MESSAGE_ID.exec(text.slice(head.length, end))?.[1];
  return { id, piece: { start, end: start + id.length }, ...given({ messageId }) };
}

/** `>` is what Exchange sends: in SmtpReceive its replies, in SmtpSend its commands. */
function readRow(text: string, start: number, end: number, memory: Memory): Statement | undefined {
  const [sessionId, remote, event, data, context] = FIELDS.of(text, start, end, memory);
  if (!sessionId || !event) return undefined;
  const session = pieceText(sessionId, text);
  switch (pieceText(event, text)) {
    case '>':
      return data && say(text, session, data, 'sent', memory);
    case '<':
      return data && say(text, session, data, 'received', memory);
    case '+': {
      const peer = pieceText(remote, text);
      const isServer = memory.get(ROLE) === 'server';
      return { kind: 'noted', session, piece: event, begins: true, ...(peer === '' ? {} : isServer ? { client: peer } : { asked: peer }) };
    }
    case '-':
      return { kind: 'disconnected', session };
    case '*':
      return readTarpit(text, data, context) ?? noteLogin(text, session, data, context) ?? readTried(text, session, data, context) ?? readLogin(text, session, pieceText(remote, text), data, context);
    default:
      return undefined;
  }
}

// Tarpit for '0.00:00:05' due to '550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain'
const TARPIT = /^Tarpit for '[\d.:]{1,30}' due to '(?=[45]\d\d[ -])/;

/** What a client is made to wait for: the row that says it to the client follows. */
function readTarpit(text: string, ...fields: readonly (Piece | undefined)[]): Statement | undefined {
  const found = fieldWith(TARPIT, text, fields);
  if (!found) return undefined;
  const { field, match } = found;
  const words = pieceText(field, text);
  return { kind: 'told', reply: { start: field.start + match[0].length, end: field.start + words.length - (words.endsWith("'") ? 1 : 0) } };
}

/** What Exchange tells of a session stands in `data` or in `context`. */
function fieldWith(words: RegExp, text: string, fields: readonly (Piece | undefined)[]): { readonly field: Piece; readonly match: RegExpExecArray } | undefined {
  for (const field of fields) {
    const match = words.exec(pieceText(field, text));
    if (field && match) return { field, match };
  }
  return undefined;
}

// User Name: alice@example.com (not: User Name: NULL)
const TRIED = /^User Name: (?!NULL$)(\S.{0,254})$/;

/** Whose login it was that is refused. */
function readTried(text: string, session: string, ...fields: readonly (Piece | undefined)[]): Statement | undefined {
  const found = fieldWith(TRIED, text, fields);
  return found?.match[1] === undefined ? undefined : { kind: 'noted', session, piece: found.field, tries: found.match[1].trimEnd() };
}

/** *,EXAMPLE\alice,authenticated: who logged in, where the login itself may be cut off above. */
function noteLogin(text: string, session: string, data: Piece | undefined, context: Piece | undefined): Statement | undefined {
  const user = pieceText(data, text);
  return data && user !== '' && pieceText(context, text) === 'authenticated' ? { kind: 'noted', session, piece: data, user } : undefined;
}

// Inbound AUTH LOGIN failed because of LogonDenied
const LOGIN_FAILED = /^Inbound AUTH \S{1,30} (failed because of \w{1,60})/;
const PORT = /:\d{1,5}$/;

/** A refused login. The reply comes some seconds later, for a client that waits for it. */
function readLogin(text: string, session: string, remote: string, ...fields: readonly (Piece | undefined)[]): Statement | undefined {
  const found = fieldWith(LOGIN_FAILED, text, fields);
  if (!found) return undefined;
  const { field, match: [whole, failed = ''] } = found;
  const reason = { start: field.start, end: field.start + whole.length };
  const word = { start: reason.end - failed.length, end: reason.end - failed.length + 'failed'.length };
  const address = remote.replace(PORT, '').replace(/^\[|\]$/g, '');
  return { kind: 'foretold', session, statements: refusedLogin({ address, piece: reason }, { word, reason }) };
}

function say(text: string, session: string, body: Piece, way: 'sent' | 'received', memory: Memory): Statement {
  // Without the head of the file, a reply shows who speaks.
  const isReply = isReplyAt(text, body.start);
  const role = memory.get(ROLE) ?? ((way === 'sent') === isReply ? 'server' : 'client');
  const direction: Direction = role === 'server' ? 'inbound' : 'outbound';
  return { kind: 'said', session, speaker: (way === 'sent') === (role === 'server') ? 'server' : 'client', body, direction };
}
