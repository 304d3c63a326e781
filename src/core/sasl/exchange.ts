import type { Payload } from '../analysis';
import { given } from '../given';
import type { Speaker } from '../speaker';
import { decodeBase64 } from './base64';
import { utf8, utf8Bytes } from './bytes';
import { decodeClear, decodePayload } from './decode';
import { fieldsOf, textOf, type Decoding, type Turn } from '../decoding';
import { recognize } from './mechanisms';
import { isPlaceholder } from './placeholder';

/**
 * One SASL authentication inside a session (RFC 4954 §4), as far as it went.
 * Plain data: it is carried from block to block and compared.
 */
export interface Exchange {
  /** The name after `AUTH`, in capitals, or the one the payloads told. */
  readonly mechanism?: string;
  /** No AUTH command was seen; the mechanism was told by a payload. */
  readonly inferred: boolean;
  /** The client sent a response with the AUTH command, which answers no challenge. */
  readonly initial?: boolean;
  readonly challenges: number;
  readonly responses: number;
  /** The decoded text of the last challenge, cut to what mechanisms look at. */
  readonly lastChallenge?: string;
  /** The program that wrote the log undid the Base64: `334 Password:`. */
  readonly clear?: boolean;
  /** The user name, once a response told it. */
  readonly user?: string;
}

/** Long enough for every prompt and nonce; a challenge of many kilobytes is not kept in the state. */
const KEPT_CHALLENGE = 500;

/** @param mechanism as the client named it; absent where no AUTH was seen, so that its messages have to tell */
export function beginExchange(mechanism?: string): Exchange {
  return {
    ...(mechanism === undefined ? {} : { mechanism: mechanism.toUpperCase() }),
    inferred: mechanism === undefined,
    challenges: 0,
    responses: 0,
  };
}

/**
 * Whether what a client says belongs to the exchange. Logs leave lines out: a
 * command may stand where a response was due, and a response where no
 * challenge was seen.
 */
export function isResponse(exchange: Exchange, text: string, isCommand: boolean): boolean {
  if (isCommand) return false;
  const { challenges, responses, initial } = exchange;
  if (challenges > 0 && responses < challenges + (initial === true ? 1 : 0)) return true;
  return SAID_IN_CLEAR.test(text) || isPlaceholder(text) || (text.length >= SHORTEST_RESPONSE && decodeBase64(text).bytes !== undefined);
}

const SHORTEST_RESPONSE = 4;

// Perl's Net::SMTP logs each message twice, first without its Base64.
const SAID_IN_CLEAR = /^\(decoded\) /;

/**
 * Reads the next message of an exchange.
 * @param text the payload as it stands, without white space around it; it is at `start` in `line`
 */
export function continueExchange(
  exchange: Exchange,
  speaker: Speaker,
  text: string,
  line: number,
  start: number,
): { readonly exchange: Exchange; readonly payload: Payload } {
  const repeated = SAID_IN_CLEAR.exec(text);
  if (repeated) {
    const said = text.slice(repeated[0].length);
    const decoding = decodeClear(said, turnOf(exchange, speaker), knownOf(exchange));
    return { exchange, payload: payloadAt(exchange, speaker, line, start + repeated[0].length, said, decoding) };
  }
  const decoding = decode(exchange, speaker, text);
  const mechanism = decoding.mechanism ?? exchange.mechanism;
  const said = speaker === 'server' ? saidBy(decoding) : undefined;
  const user = speaker === 'client' ? userIn(decoding) : undefined;
  const { lastChallenge: _, ...rest } = exchange;
  const next: Exchange = {
    ...rest,
    ...given({ mechanism }),
    ...(speaker === 'server' ? { challenges: exchange.challenges + 1 } : { responses: exchange.responses + 1 }),
    ...(said === undefined ? {} : { lastChallenge: said.slice(0, KEPT_CHALLENGE) }),
    ...(speaker === 'server' && decoding.kind === 'plain' && /[:?>]$/.test(decoding.text) ? { clear: true } : {}),
    ...given({ user }),
  };
  return { exchange: next, payload: payloadAt(exchange, speaker, line, start, text, decoding) };
}

function decode(exchange: Exchange, speaker: Speaker, text: string): Decoding {
  const turn = turnOf(exchange, speaker);
  const known = knownOf(exchange);
  const inClear = SHOWN_DECODED.exec(text)?.[1];
  if (inClear !== undefined) return asEncoded(decodeClear(inClear.replaceAll('[0x00]', '\0'), turn, known));
  if (speaker === 'client' && exchange.clear === true && !isEncodedText(text)) return decodeClear(text, turn, known);
  const decoding = decodePayload(text, turn, known);
  // A prompt in clear tells its mechanism as an encoded one does.
  const prompt = decoding.kind === 'plain' && known === undefined ? recognize(utf8Bytes(text), speaker) : undefined;
  return prompt === undefined ? decoding : { ...decoding, mechanism: prompt };
}

// b64<alice[0x00]alice[0x00]not-a-real-password>: nmh shows what stands in the Base64
const SHOWN_DECODED = /^b64<(.{0,4000})>$/;

/** What was sent was encoded: without its secret it is shown so. */
function asEncoded(decoding: Decoding): Decoding {
  if (decoding.kind !== 'decoded') return decoding;
  const { clear: _, ...encoded } = decoding;
  return encoded;
}

/** A server may really ask in clear; its client answers in Base64 all the same. */
function isEncodedText(text: string): boolean {
  const bytes = decodeBase64(text).bytes;
  const decoded = bytes === undefined ? undefined : utf8(bytes);
  return decoded !== undefined && /^[^\p{Cc}]+$/u.test(decoded);
}

function turnOf(exchange: Exchange, speaker: Speaker): Turn {
  const { challenges, responses, lastChallenge } = exchange;
  return {
    speaker,
    index: speaker === 'server' ? challenges : responses,
    heard: speaker === 'server' ? responses : challenges,
    ...given({ challenge: lastChallenge }),
  };
}

function knownOf({ mechanism, inferred }: Exchange) {
  return mechanism === undefined ? undefined : { name: mechanism, inferred };
}

function saidBy(decoding: Decoding): string | undefined {
  if (decoding.kind === 'plain') return decoding.text;
  return decoding.kind === 'decoded' ? textOf(decoding.message) : undefined;
}

function userIn(decoding: Decoding): string | undefined {
  const user = decoding.kind === 'decoded' ? fieldsOf(decoding.message).find((field) => field.name === 'user')?.value : undefined;
  return user === undefined || user === '' ? undefined : user.slice(0, LONGEST_USER);
}

const LONGEST_USER = 256;

function payloadAt({ user }: Exchange, speaker: Speaker, line: number, start: number, text: string, decoding: Decoding): Payload {
  return { kind: 'payload', speaker, span: { line, start, end: start + text.length }, decoding, ...given({ user }) };
}
