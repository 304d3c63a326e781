import type { Result } from '../../../analysis';
import { given } from '../../../given';
import type { Writable } from '../../../writable';
import type { Line, Memory } from '../../format';
import { SILENT, type Piece, type Reported, type Statement } from '../../../statement';
import { isReplyAt } from '../../quotedReplies/quotedReply';
import { LAST_ERROR, repliesIn } from './lastError';
import { replyInContext } from './sourceContext';

// EventId                 : FAIL | RecipientStatus : {[{LED=550 5.7.1 …};{MSG=};{FQDN=};{IP=};{LRT=}]} | Detail : Reason: [{LED=550 …
const FIELD = /^\s{0,12}([A-Z][A-Za-z]{1,30}(?: [A-Z][A-Za-z]{1,12}){0,2})\s{0,30}:(?:\s|$)/;
// Timestamp           EventId ConnectorId
const HEAD = /^\s{0,12}(?:[A-Z]\w{1,30}\s{1,60}){0,12}?(?=EventId(?:\s|$))/;

// In the memory of a record printed as a list: what is told of the message so far.
/** The fields it has so far: one that comes again begins the next. */
const FIELDS = 'names';
const EVENT = 'event';
const TIME = 'time';
const SENDER = 'sender';
const RECIPIENT = 'recipient';
/** That its failure is told already. */
const TOLD = 'told';
/** In the memory: that a filter for mail from outside refused it. */
const FILTERED = 'filtered';
const RECORD = [FIELDS, EVENT, TIME, SENDER, RECIPIENT, TOLD, FILTERED];
/** In the memory: the code of a reply that goes on on the next line. */
const OPEN = 'open';
/** In the memory: where the column of events begins in a table. */
const COLUMN = 'column';
/** In the memory: the row of a table whose message failed; a list may show the same message again. */
const ROW = 'row';

const RESULTS: ReadonlyMap<string, Result> = new Map<string, Result>([
  ['FAIL', 'bounced'],
  ['DEFER', 'deferred'],
]);

/** What PowerShell prints of the log: a list of fields (`Format-List`), long values wrapped, or a table. */
export function readPrinted(line: Line, memory: Memory): readonly Statement[] | undefined {
  const field = FIELD.exec(line.text);
  if (!field?.[1]) return readWrapped(line, memory) ?? readTable(line, memory);
  memory.delete(OPEN);
  const start = field[0].length;
  return readField(field[1], { ...line, start: Math.min(start, line.end) }, memory);
}

function readField(name: string, line: Line, memory: Memory): readonly Statement[] | undefined {
  const { text, start, end } = line;
  const value = text.slice(start, end).trim();
  const inContext = name === 'SourceContext' ? replyInContext(text, { start, end }) : undefined;
  const names = memory.get(FIELDS)?.split(',') ?? [];
  if (names.includes(name) || FIRST.includes(name) || names.length > MOST_FIELDS) for (const key of RECORD) memory.delete(key);
  memory.set(FIELDS, memory.has(FIELDS) ? `${names.join(',')},${name}` : name);
  switch (name) {
    case 'Timestamp':
      memory.set(TIME, value);
      return SILENT;
    case 'EventId':
    case 'Event':
      memory.set(EVENT, value.toUpperCase());
      return SILENT;
    case 'SourceContext':
      if (FILTER.test(value)) memory.set(FILTERED, '');
      return inContext ? [{ kind: 'told', reply: inContext }] : SILENT;
    case 'Sender':
      memory.set(SENDER, value);
      return SILENT;
    case 'Recipients':
    case 'Recipient':
      memory.set(RECIPIENT, value);
      return SILENT;
    case 'MessageSubject':
    case 'Subject':
      return SILENT;
    default:
      return readStatus(name, line, memory);
  }
}

// The agents that ask only about what strangers bring.
const FILTER = /^(?:Sender Id|Sender Filter|Recipient Filter|Content Filter|Connection Filtering|Protocol Analysis|Attachment Filtering) Agent$/i;

/** Fields that begin a record, whatever the one before was of. */
const FIRST = ['RunspaceId', 'Message Trace ID'];
const MOST_FIELDS = 60;

/** What Exchange keeps of an answer may stand in any field: people name their columns as they like. A bare reply is sure in its own alone. */
function readStatus(name: string, { text, start, end }: Line, memory: Memory): readonly Statement[] | undefined {
  const bare = name === 'RecipientStatus' && text[start] === '{' && isReplyAt(text, start + 1);
  if (!bare && !text.includes(LAST_ERROR, start)) return undefined;
  const recipients = memory.get(RECIPIENT)?.match(ADDRESSES) ?? [];
  const replies = bare ? repliesIn(text, { start: start + 1, end: text[end - 1] === '}' ? end - 1 : end }, recipients.length) : repliesIn(text, { start: text.indexOf(LAST_ERROR, start), end });
  const [first] = replies;
  if (!first) return SILENT;
  if (!text.includes('}', first.start)) memory.set(OPEN, text.slice(first.start, first.start + 3));
  const outcomes = replies.map((reply, index) => outcomeOf(reply, text, recipients.length === replies.length ? recipients[index] : recipients[0], memory));
  memory.set(TOLD, '');
  return outcomes;
}

const ADDRESSES = /[^\s{}<>,;]{1,64}@[^\s{}<>,;]{1,255}/g;

/** What became of the message by its event, or by the reply where none is named. */
function outcomeOf(reply: Piece, text: string, recipient: string | undefined, memory: Memory): Statement {
  const event = memory.get(EVENT);
  const result = event === undefined ? (text[reply.start] === '4' ? 'deferred' : 'bounced') : RESULTS.get(event);
  const time = memory.get(TIME);
  const shown = time !== undefined && time === memory.get(ROW);
  if (result === undefined || memory.has(TOLD) || shown) return { kind: 'told', reply };
  const refused = result === 'bounced' && memory.has(FILTERED);
  const reported: Writable<Reported> = { kind: 'reported', result: refused ? 'rejected' : result, direction: refused ? 'inbound' : 'outbound', word: reply, reply };
  const [sender] = memory.get(SENDER)?.match(ADDRESSES) ?? [];
  if (sender !== undefined) reported.sender = sender;
  if (recipient !== undefined) reported.recipient = recipient;
  return reported;
}

/** A value goes on under itself, set in. */
function readWrapped({ text, end }: Line, memory: Memory): readonly Statement[] | undefined {
  const code = memory.get(OPEN);
  if (code === undefined) return undefined;
  const start = text.length - text.trimStart().length;
  const brace = text.indexOf('}');
  if (brace >= 0 || (end > 0 && start === 0)) memory.delete(OPEN);
  const goesOn = text.startsWith(code, start) && /[ -]/.test(text.charAt(start + code.length));
  return goesOn ? [{ kind: 'told', reply: { start, end: brace < 0 ? end : brace } }] : SILENT;
}

/** A row tells the event in its column. */
function readTable({ text, end }: Line, memory: Memory): readonly Statement[] | undefined {
  const head = HEAD.exec(text);
  if (head) {
    memory.set(COLUMN, String(head[0].length));
    return SILENT;
  }
  const column = memory.get(COLUMN);
  if (column === undefined || text.trim() === '') return undefined;
  const start = Number(column);
  const cell = CELL.exec(text.slice(start, start + LONGEST_EVENT))?.[0];
  if (cell === undefined) {
    memory.delete(COLUMN);
    return undefined;
  }
  const result = RESULTS.get(cell);
  if (!result) return SILENT;
  const time = text.slice(0, start).trim();
  if (result === 'bounced' && time !== '') memory.set(ROW, time);
  const word = { start, end: start + cell.length };
  const [reply] = repliesIn(text, { start: word.end, end });
  const addresses = text.slice(word.end, end).match(ADDRESSES) ?? [];
  const recipient = addresses.at(-1);
  return [{ kind: 'reported', result, direction: 'outbound', word, ...(reply ? { reply } : { reason: word }), ...given({ recipient }) }];
}

const LONGEST_EVENT = 30;
// FAIL | SUBMITDEFER | -------
const CELL = /^(?:[A-Z]{3,24}|-{3,30})(?=\s|$)/;
