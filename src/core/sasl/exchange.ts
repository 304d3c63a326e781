import type { Payload, Speaker } from '../analysis';
import { decodePayload } from './decode';
import { fieldsOf } from './mechanism';

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
}

/** Long enough for every prompt; a challenge of many kilobytes is not kept in the state. */
const KEPT_CHALLENGE = 200;

export function beginExchange(mechanism?: string): Exchange {
  return {
    ...(mechanism === undefined ? {} : { mechanism: mechanism.toUpperCase() }),
    inferred: mechanism === undefined,
    challenges: 0,
    responses: 0,
  };
}

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
  const index = speaker === 'server' ? exchange.challenges : exchange.responses;
  const turn = {
    speaker,
    index,
    ...(exchange.lastChallenge === undefined ? {} : { challenge: exchange.lastChallenge }),
  };
  const read = decodePayload(text, turn, exchange.mechanism);
  const decoding = read.kind === 'decoded' && exchange.inferred && read.mechanism !== undefined ? { ...read, inferred: true } : read;
  const mechanism = exchange.mechanism ?? decoding.mechanism;
  const challenge = speaker === 'server' && decoding.kind === 'decoded' ? fieldsOf(decoding.message)[0]?.value : undefined;
  const said = challenge ?? (decoding.kind === 'plain' ? decoding.text : undefined);
  const { lastChallenge: _, ...rest } = exchange;
  const next: Exchange = {
    ...rest,
    ...(mechanism === undefined ? {} : { mechanism }),
    ...(speaker === 'server' ? { challenges: index + 1 } : { responses: index + 1 }),
    ...(said === undefined ? {} : { lastChallenge: said.slice(0, KEPT_CHALLENGE) }),
  };
  return {
    exchange: next,
    payload: { kind: 'payload', speaker, span: { line, start, end: start + text.length }, decoding },
  };
}
