import type { Result } from '../../analysis';
import { occasionOfVerb, type Occasion } from '../../reference/occasion';
import { given } from '../../given';
import type { Format, Line } from '../format';
import { pieceText, SILENT, type Piece, type Statement } from '../../statement';
import { objectIn, stringsIn, valueIn } from '../lineParts/json';

// "response":{"code":550,"enhanced_code":… of a record that a terminal wrapped, or somebody cut
const CUT = /"response":\{"code":(?=[2-5]\d\d,"enhanced_code":)/;

/** The log of KumoMTA: a record in JSON for each thing that happened to a message. */
export const kumomta: Format = {
  id: 'kumomta',
  name: 'KumoMTA log',
  signs: [
    {
      pattern: /^\{"type":"(?:Reception|Delivery|Bounce|TransientFailure|Expiration|AdminBounce|OOB|Feedback|Rejection|Deferral|Delayed)",/,
      weight: 4,
      sample: '{"type":"Reception","id":"550c0de1","sender":"alice@example.com","recipient":"bob@example.net"}',
    },
  ],
  needles: ['"Bounce"', '"TransientFailure"', '"Expiration"', '"AdminBounce"', '"Rejection"', '"OOB",'],
  headless: { words: ['"response":{"code":'], pattern: CUT },
  read(line) {
    if (line.headless === true) return readCut(line);
    const { text, end } = line;
    const type = TYPE.exec(text)?.[1];
    if (type === undefined) return undefined;
    const result = RESULTS.get(type);
    if (type === 'Reception') return readReception(text, end) ?? SILENT;
    return result ? readRecord(text, end, type, result) : SILENT;
  },
};

const TYPE = /^\{"type":"([A-Za-z]{2,30})",/;
const RESULTS: ReadonlyMap<string, Result> = new Map<string, Result>([
  ['Delivery', 'delivered'],
  ['TransientFailure', 'deferred'],
  ['Bounce', 'bounced'],
  ['AdminBounce', 'bounced'],
  ['Expiration', 'expired'],
  // A bounce that came back later, as a mail.
  ['OOB', 'bounced'],
  ['Rejection', 'rejected'],
]);

// "response":{"code":550,"enhanced_code":{"class":5,"subject":1,"detail":1},"content":"No such user","command":"RCPT TO:<…>\r\n"}
const CLASS = /"class":([245]),"subject":(\d{1,3}),"detail":(\d{1,3})/;
const VERB = /^[A-Za-z][A-Za-z0-9-]{3,15}\b/;

/** What became of the message stands in another line. */
function readCut({ text, start, end }: Line): Statement {
  const code = start + '"response":{"code":'.length;
  const content = valueIn(text, 'content', { start: start + '"response":'.length, end });
  return { kind: 'told', reply: { start: code, end: content?.end ?? code + 3, text: `${text.slice(code, code + 3)} ${pieceText(content, text)}`.trimEnd() } };
}

/** What our own server answered to who handed the message in. */
function readReception(text: string, end: number): Statement | undefined {
  const response = objectIn(text, 'response', { start: 0, end });
  const answer = response && replyOf(text, valueIn(text, 'code', response), valueIn(text, 'content', response));
  return answer && 'reply' in answer ? { kind: 'told', ...answer } : undefined;
}

function readRecord(text: string, end: number, type: string, result: Result): Statement {
  const record = { start: 0, end };
  const response = objectIn(text, 'response', record);
  const code = response && valueIn(text, 'code', response);
  const content = response && valueIn(text, 'content', response);
  const enhanced = response && objectIn(text, 'enhanced_code', response);
  const command = response && valueIn(text, 'command', response);
  const status = enhanced && CLASS.exec(text.slice(enhanced.start, enhanced.end));
  const queueId = pieceText(valueIn(text, 'id', record), text);
  const sender = pieceText(valueIn(text, 'sender', record), text);
  // One address; of a message that several share, a list.
  const [recipient = '', ...others] = stringsIn(text, 'recipient', record).map((piece) => pieceText(piece, text));
  const peer = objectIn(text, 'peer_address', record);
  const server = pieceText(peer && valueIn(text, 'name', peer), text);
  const occasion = occasionOf(pieceText(command, text));
  const inbound = type === 'Rejection';
  return {
    kind: 'reported',
    result,
    direction: inbound ? 'inbound' : 'outbound',
    word: { start: '{"type":"'.length, end: '{"type":"'.length + type.length },
    ...(queueId === '' ? {} : { queueId }),
    ...(sender === '' ? {} : { sender }),
    ...(recipient === '' ? {} : { recipient }),
    ...(others.length === 0 ? {} : { alsoFor: others }),
    ...(server === '' || inbound ? {} : { server }),
    ...given({ occasion }),
    ...(status && enhanced ? { status: { ...enhanced, text: `${status[1] ?? ''}.${status[2] ?? ''}.${status[3] ?? ''}` } } : {}),
    ...replyOf(text, code, content),
  };
}

/** Code and words stand apart; a code of KumoMTA's own, such as 400, stands there as well. */
function replyOf(text: string, code: Piece | undefined, content: Piece | undefined): { reply: Piece } | { reason: Piece } | undefined {
  if (!code || !content) return undefined;
  const number = pieceText(code, text);
  if (!/^[2-5]\d\d$/.test(number)) return { reason: content };
  return { reply: { start: code.start, end: content.end, text: `${number} ${pieceText(content, text)}` } };
}

function occasionOf(command: string): Occasion | undefined {
  const verb = VERB.exec(command)?.[0];
  if (verb !== undefined) return occasionOfVerb(verb.toUpperCase());
  return command.startsWith('.') ? 'content' : undefined;
}
