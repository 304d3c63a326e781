import type { Direction, Result } from '../../analysis';
import type { Occasion } from '../../reference/occasion';
import { given } from '../../given';
import type { Format } from '../format';
import { refusedLogin } from '../refusedLogin';
import { SILENT, type Piece, type Statement } from '../../statement';
import { isReplyAt } from '../quotedReplies/quotedReply';

// <en ts="2026-11-24T10:00:01.00" …: a message comes or goes; <co …: a connection
const ENTRY = /^\s{0,12}<(en|co) ts="[^"<>]{10,40}" /;

/** The log of Oracle's Messaging Server (Sun Java System, iPlanet) as XML: an element for each thing that happened (LOG_FORMAT=4). */
export const oracleMessaging: Format = {
  id: 'oracle-messaging',
  name: 'Oracle Messaging Server log',
  signs: [
    {
      pattern: /^\s{0,12}<(?:en|co) ts="[^"<>]{10,40}" (?:[a-z]{2}="[^"<>]{0,200}" ){1,12}ac="[A-Z]{1,6}"/,
      weight: 4,
      sample: '<co ts="2026-11-24T10:00:01.99" pi="72aa.17f0.25622" sc="tcp_local" dr="+" ac="U" tr="TCP|192.0.2.1|25|192.0.2.44|4299" ap="SMTP" di="535 5.7.8 Bad username or password."/>',
    },
  ],
  read({ text }) {
    const kind = ENTRY.exec(text)?.[1];
    if (kind === undefined) return undefined;
    const action = attribute(text, 'ac');
    const entry = action && ENTRIES.get(`${kind} ${text.slice(action.start, action.start + 1)}`);
    return action && entry ? readEntry(text, action, entry) : SILENT;
  },
};

interface Entry {
  readonly result: Result;
  readonly direction: Direction;
  readonly occasion?: Occasion;
  /** The entry is about a command, which stands where others have the recipient. */
  readonly ofCommand?: boolean;
}

// The first letter of `ac`; what follows says how it was done.
const ENTRIES: ReadonlyMap<string, Entry> = new Map<string, Entry>([
  ['en D', { result: 'delivered', direction: 'outbound' }],
  ['en Q', { result: 'deferred', direction: 'outbound' }],
  ['en R', { result: 'bounced', direction: 'outbound' }],
  // The sender wanted no notice of it.
  ['en K', { result: 'bounced', direction: 'outbound' }],
  ['en J', { result: 'rejected', direction: 'inbound' }],
  ['en B', { result: 'rejected', direction: 'inbound', ofCommand: true }],
  ['co X', { result: 'rejected', direction: 'inbound', occasion: 'connect' }],
  // A login, that succeeded or not.
  ['co U', { result: 'rejected', direction: 'inbound', occasion: 'AUTH' }],
]);

// 550 5.7.1 Relaying not permitted | dns;mx.example.net (mx.example.net -- Server ESMTP) smtp;550 5.1.1 unknown user
const SAID = /^(?:[^"]{0,600}?\bsmtp; ?)?(?=[2-5]\d\d[ -])/;
const SERVER = /\bdns;([\w.-]{1,255})/;
// TCP|192.0.2.1|25|192.0.2.44|4299: we, then the other side
const OTHER_SIDE = /^TCP\|[^|]{2,45}\|\d{1,5}\|([^|]{2,45})\|/;
const FILE = /([\w.-]{8,60})$/;

function readEntry(text: string, action: Piece, { result, direction, occasion, ofCommand = false }: Entry): Statement | readonly Statement[] {
  const diagnostic = attribute(text, 'di');
  const said = diagnostic && SAID.exec(text.slice(diagnostic.start, diagnostic.end));
  const start = (diagnostic?.start ?? 0) + (said?.[0].length ?? 0);
  const reply = diagnostic && said && isReplyAt(text, start) ? { start, end: diagnostic.end, text: unescaped(text.slice(start, diagnostic.end)) } : undefined;
  const first = reply?.text[0];
  const refuses = first === '4' || first === '5';
  if (direction === 'inbound' && !refuses) return reply ? { kind: 'told', reply, ...given({ occasion }) } : SILENT;
  const word = { start: action.start, end: action.start + 1 };
  const sender = valueOf(text, 'so');
  const recipient = ofCommand ? '' : valueOf(text, 'de') || valueOf(text, 'od').replace(/^rfc822; ?/, '');
  const queueId = FILE.exec(valueOf(text, 'fi'))?.[1];
  const server = direction === 'outbound' && diagnostic ? SERVER.exec(text.slice(diagnostic.start, start))?.[1] : undefined;
  const reason = diagnostic ?? attribute(text, 're');
  const reported: Statement = {
    kind: 'reported',
    result: direction === 'inbound' && first === '4' ? 'deferred' : result,
    direction,
    word,
    ...given({ occasion, queueId }),
    ...(sender === '' ? {} : { sender }),
    ...(recipient === '' ? {} : { recipient }),
    ...given({ server }),
    ...(reply ? { reply } : reason ? { reason } : {}),
  };
  if (occasion !== 'AUTH' || reply?.text.startsWith('535') !== true) return reported;
  return refusedLogin({ address: OTHER_SIDE.exec(valueOf(text, 'tr'))?.[1], user: valueOf(text, 'us'), piece: reply }, reported);
}

function attribute(text: string, name: string): Piece | undefined {
  const at = text.indexOf(` ${name}="`);
  const start = at + name.length + 3;
  const end = at < 0 ? -1 : text.indexOf('"', start);
  return end < 0 ? undefined : { start, end };
}

function valueOf(text: string, name: string): string {
  const piece = attribute(text, name);
  return piece ? unescaped(text.slice(piece.start, piece.end)).trim() : '';
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function unescaped(words: string): string {
  return words.replace(/&(lt|gt|quot|apos|amp);/g, (entity, name: string) => ENTITIES[name] ?? entity);
}
