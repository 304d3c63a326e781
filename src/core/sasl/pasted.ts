import type { Payload, Speaker } from '../analysis';
import { decodeBase64, fromUrlSafe } from './base64';
import { beginExchange, continueExchange, type Exchange } from './exchange';
import { recognize } from './mechanisms';

/** One message out of what somebody pasted. */
export interface Pasted extends Payload {
  /** It was URL-safe Base64 (RFC 4648 §5), which SASL does not use. */
  readonly urlSafe: boolean;
  /** Nothing but the payload itself tells who said it. */
  readonly speakerGuessed: boolean;
}

interface PastedLine {
  readonly line: number;
  readonly speaker?: Speaker;
  readonly text: string;
  readonly start: number;
  /** Of a line with AUTH. */
  readonly mechanism?: string;
}

// 334 VXNlcm5hbWU6, with whatever a program put before it
const CHALLENGE = /^(?:.{0,300}[\s>:"'])?334(?:[ -](.*))?$/s;
// AUTH PLAIN AGFsaWNlAHBhc3M=
const AUTH = /^(?:.{0,300}[\s>:"'])?(?:AUTH|X-EXPS)\s+([A-Za-z][A-Za-z0-9_-]{1,19})(?:\s+(\S+))?$/is;
// other replies, and commands, of a pasted session
const OTHER = /^(?:.{0,300}[\s>:"'])?(?:[245]\d\d(?:[ -].*)?|(?:EHLO|HELO|MAIL|RCPT|QUIT|STARTTLS|RSET|DATA)\b.*)$/is;
//  -> YWxpY2U= | C: YWxpY2U= | CLIENT -> SERVER: YWxpY2U=
const CLIENT_LABEL = /^(?:\s?[-~=]{1,2}> |>>> |> |C: ?|Client: ?|CLIENT -> SERVER: ?)/i;
const SERVER_LABEL = /^(?:<[-~=]{1,2} {1,2}|<<< |< |S: ?|Server: ?|SERVER -> CLIENT: ?)/i;

/**
 * Reads SASL messages out of anything: a bare payload, lines such as `334 …`
 * and `AUTH PLAIN …`, several lines of one exchange.
 * @param mechanism the name, where the reader knows it
 */
export function readPasted(text: string, mechanism?: string): readonly Pasted[] {
  const found: Pasted[] = [];
  let exchange = beginExchange(mechanism);
  text.split(/\r\n|\r|\n/).slice(0, MOST_LINES).forEach((content, line) => {
    const read = readLine(content, line);
    if (!read) return;
    if (read.mechanism !== undefined) exchange = { ...beginExchange(read.mechanism), initial: read.text !== '' };
    if (read.text === '' || read.text === '=' || read.text === '*') return;
    const standard = fromUrlSafe(read.text);
    const payload = standard ?? read.text;
    const speaker = read.speaker ?? guess(payload, exchange);
    const next = continueExchange(exchange, speaker, payload, line, read.start);
    exchange = next.exchange;
    found.push({ ...next.payload, urlSafe: standard !== undefined, speakerGuessed: read.speaker === undefined });
  });
  return found;
}

const MOST_LINES = 10_000;

function readLine(content: string, line: number): PastedLine | undefined {
  const trimmed = content.trim();
  if (trimmed === '') return undefined;
  const auth = AUTH.exec(trimmed);
  if (auth?.[1] !== undefined) {
    const text = auth[2] ?? '';
    return { line, speaker: 'client', mechanism: auth[1], text, start: content.lastIndexOf(text) };
  }
  const challenge = CHALLENGE.exec(trimmed);
  if (challenge) {
    const text = challenge[1]?.trim() ?? '';
    return { line, speaker: 'server', text, start: content.lastIndexOf(text) };
  }
  const client = CLIENT_LABEL.exec(content)?.[0];
  const label = client ?? SERVER_LABEL.exec(content)?.[0] ?? '';
  const text = content.slice(label.length).trim();
  if (OTHER.test(text) && !isBase64(text)) return undefined;
  return { line, ...(label === '' ? {} : { speaker: client === undefined ? 'server' : 'client' }), text, start: content.indexOf(text, label.length) };
}

function isBase64(text: string): boolean {
  return text.length > 4 && decodeBase64(text).bytes !== undefined;
}

/** What shows by itself to be the server's is; then the two take turns; what remains counts as the client's, and is masked. */
function guess(payload: string, exchange: Exchange): Speaker {
  const bytes = decodeBase64(payload).bytes;
  if (bytes && recognize(bytes, 'client') !== undefined) {
    // An NTLM message of type 2 is the server's; everything else tells its speaker.
    return recognize(bytes, 'server') !== undefined && bytes[8] === 2 ? 'server' : 'client';
  }
  if (bytes && recognize(bytes, 'server') !== undefined) return 'server';
  return exchange.challenges > exchange.responses || exchange.challenges === 0 ? 'client' : 'server';
}
