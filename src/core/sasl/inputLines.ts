import type { Payload } from '../analysis';
import type { Speaker } from '../speaker';
import { decodeBase64, fromUrlSafe } from './base64';
import { utf8 } from './bytes';
import { beginExchange, continueExchange } from './exchange';
import { mechanismNamed, recognize } from './mechanisms';
import { unfolded } from './unfold';
import { VERBS } from '../reference/verbPatterns';

/** One message out of what a user gives to be decoded. */
export interface InputPayload extends Payload {
  /** It was URL-safe Base64 (RFC 4648 §5), which SASL does not use. */
  readonly urlSafe: boolean;
  /** Nothing but the payload itself tells who said it. */
  readonly speakerGuessed: boolean;
}

interface InputLine {
  readonly speaker?: Speaker;
  readonly text: string;
  readonly start: number;
  /** Of a line with AUTH. */
  readonly mechanism?: string;
}

/**
 * Reads SASL messages out of lines that are no log: a bare payload, lines such
 * as `334 …` and `AUTH PLAIN …` with whatever a program put around them,
 * several lines of one exchange. Spans count in the text as it was given.
 * @param mechanism the name, where the reader knows it
 */
export function readInputLines(text: string, mechanism?: string): readonly InputPayload[] {
  const found: InputPayload[] = [];
  let exchange = beginExchange(mechanism);
  (unfolded(text) ?? text).split(/\r\n|\r|\n/).slice(0, MOST_LINES).forEach((content, line) => {
    const read = readLine(content);
    if (!read || read.text === CANCEL) return;
    if (read.mechanism !== undefined) exchange = { ...beginExchange(read.mechanism), initial: read.text !== '' };
    // `AUTH LOGIN` carries no message; `AUTH EXTERNAL =` and `334` an empty one.
    if (read.text === '' && read.speaker !== 'server') return;
    const standard = fromUrlSafe(read.text);
    const payload = read.text === '=' ? '' : (standard ?? read.text);
    const speaker = read.speaker ?? guess(payload);
    const next = continueExchange(exchange, speaker, payload, line, read.start);
    exchange = next.exchange;
    found.push({ ...next.payload, urlSafe: standard !== undefined, speakerGuessed: read.speaker === undefined });
  });
  return found;
}

const MOST_LINES = 10_000;
/** A client gives the exchange up (RFC 4954 §4). */
const CANCEL = '*';

// 334 VXNlcm5hbWU6, with whatever a program put before it
const CHALLENGE = /^(?:.{0,300}[\s>:"'`(,])?334(?:[ -](.*))?$/s;
// AUTH PLAIN AGFsaWNlAHBhc3M= | a1 AUTHENTICATE PLAIN AGFs…
const AUTH = /^(?:.{0,300}[\s>:"'`(,])?(?:AUTH|AUTHENTICATE|X-EXPS)\s+["']?([A-Za-z][A-Za-z0-9_-]{1,19})["']?(?:\s+(\S+))?$/is;
// PLAIN AGFsaWNlAHBhc3M=
const NAMED = /^(?:SASL\s+)?([A-Za-z][A-Za-z0-9_-]{1,19})\s+(\S+)$/i;
// other replies, and commands, of a pasted session
const OTHER = new RegExp(String.raw`^(?:.{0,300}[\s>:"'])?(?:[245]\d\d(?:[ -].*)?|(?:${VERBS})\b.*)$`, 'is');
//  -> YWxpY2U= | C: YWxpY2U= | CLIENT -> SERVER: YWxpY2U=
const CLIENT_LABEL = /^(?:\s{0,3}(?:[-~=]{1,2}>|>>>|>) |(?:.{0,100}\s)?(?:C|Client|CLIENT -> SERVER|send): ?)/i;
// <-  334 … | S: 334 … | + VXNlcm5hbWU6 (IMAP)
const SERVER_LABEL = /^(?:\s{0,3}(?:<[-~=]{1,2} |<<<|<|\+) {1,2}|(?:.{0,100}\s)?(?:S|Server|SERVER -> CLIENT|reply): ?)/i;

function readLine(content: string): InputLine | undefined {
  const whole = peeled(content, 0);
  if (whole.text === '') return undefined;
  const auth = AUTH.exec(whole.text) ?? namedIn(whole.text);
  if (auth?.[1] !== undefined) {
    const text = auth[2] ?? '';
    return { speaker: 'client', mechanism: auth[1], ...peeled(text, content.lastIndexOf(text)) };
  }
  const challenge = CHALLENGE.exec(whole.text);
  if (challenge) {
    const text = challenge[1] ?? '';
    return { speaker: 'server', ...peeled(text, content.lastIndexOf(text)) };
  }
  const client = CLIENT_LABEL.exec(content)?.[0];
  const label = client ?? SERVER_LABEL.exec(content)?.[0] ?? '';
  const speaker = label === '' ? {} : { speaker: client === undefined ? ('server' as const) : ('client' as const) };
  const rest = peeled(content.slice(label.length), label.length);
  if (isBase64(rest.text)) return { ...speaker, ...rest };
  const inside = payloadIn(rest.text, rest.start) ?? payloadIn(content, 0);
  if (inside) return { ...speaker, ...inside };
  return OTHER.test(rest.text) ? undefined : { ...speaker, ...rest };
}

function namedIn(text: string): RegExpExecArray | undefined {
  const match = NAMED.exec(text);
  return match?.[1] !== undefined && mechanismNamed(match[1]) && isBase64(match[2] ?? '') ? match : undefined;
}

interface Piece {
  readonly text: string;
  readonly start: number;
}

const QUOTES: Readonly<Record<string, string>> = { "'": "'", '"': '"', '`': '`', '“': '”', '‘': '’', '«': '»', '<': '>', '(': ')', '[': ']' };
// \r\n as a program writes it, a comma of a table, a full stop of a sentence
const AFTER = /(?:\\r|\\n|[,;.\s])+$/;

/** Without white space, quotes and escaped line ends around it; what stands in place of a secret stays whole. */
function peeled(text: string, start: number): Piece {
  let from = 0;
  let to = text.length;
  for (let before = -1; before !== to - from; ) {
    before = to - from;
    while (from < to && /\s/.test(text.charAt(from))) from++;
    const tail = AFTER.exec(text.slice(Math.max(from, to - LONGEST_TAIL), to));
    if (tail && isInside(text.charAt(to - tail[0].length - 1))) to -= tail[0].length;
    if (/^b["']/.test(text.slice(from, from + 2)) && text[from + 1] === text[to - 1]) from++;
    const first = text.charAt(from);
    const inner = text.slice(from + 1, to - 1);
    if (to - from > 2 && QUOTES[first] === text[to - 1] && ('\'"`“‘«'.includes(first) || isBase64(inner))) {
      from++;
      to--;
    }
  }
  return { text: text.slice(from, to), start: start + from };
}

const LONGEST_TAIL = 20;

function isInside(character: string): boolean {
  return /[A-Za-z0-9+/=_'"`”’»)>\]-]/.test(character);
}

// A word of a line, or what stands behind a colon or in quotes
const TOKEN = /(?<![^\s:="'`(<,>])[A-Za-z0-9+/_-]{8,}={0,2}(?![^\s"'`),;.<>|\\])/g;

/** The last piece of a line that is Base64 and shows it: by its mechanism, or else by being text. */
function payloadIn(text: string, start: number): Piece | undefined {
  let found: Piece | undefined;
  for (const match of text.slice(0, LONGEST_LINE).matchAll(TOKEN)) {
    const [token] = match;
    const bytes = decodeBase64(fromUrlSafe(token) ?? token).bytes;
    if (!bytes) continue;
    const piece = { text: token, start: start + match.index };
    if (recognize(bytes, 'client') !== undefined || recognize(bytes, 'server') !== undefined) return piece;
    const said = utf8(bytes);
    if (said !== undefined && /^[\p{L}\p{N}\p{P}\p{S} ]+$/u.test(said)) found = piece;
  }
  return found;
}

const LONGEST_LINE = 100_000;

function isBase64(text: string): boolean {
  return text.length >= 4 && decodeBase64(fromUrlSafe(text) ?? text).bytes !== undefined;
}

/** What shows by itself to be the server's is; what remains counts as the client's, and is masked. */
function guess(payload: string): Speaker {
  const bytes = decodeBase64(payload).bytes;
  if (!bytes || recognize(bytes, 'server') === undefined) return 'client';
  // NTLM and GSS tokens show what they are and not whose: the type tells, of a SPNEGO token its tag.
  if (recognize(bytes, 'client') === undefined) return 'server';
  return bytes[8] === 2 || bytes[0] === NEG_TOKEN_RESPONSE ? 'server' : 'client';
}

const NEG_TOKEN_RESPONSE = 0xa1;

