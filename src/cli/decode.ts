import { decodedText, decodePayload, faultText, shownFields, visible } from '../core';
import { blocksOf } from './input';
import { print, UsageError } from './output';

export interface DecodeOptions {
  readonly reveal: boolean;
  readonly mechanism?: string | undefined;
}

// 334 VXNlcm5hbWU6 | AUTH PLAIN AGFsaWNlAHBhc3M=
const CHALLENGE_LINE = /^334[ -](.*)$/s;
const AUTH_LINE = /^AUTH\s+([A-Za-z0-9_-]{1,20})\s+(\S+)$/i;

/** `mail-log decode`: a SASL challenge or response. */
export async function decode(operands: readonly string[], options: DecodeOptions): Promise<number> {
  let given = operands.join(' ');
  if (given === '-') {
    given = '';
    for await (const { text } of blocksOf('-')) given += text;
  }
  const text = given.trim();
  const auth = AUTH_LINE.exec(text);
  const challenge = CHALLENGE_LINE.exec(text);
  const payload = auth?.[2] ?? challenge?.[1]?.trim() ?? text;
  const speaker = challenge ? 'server' : auth ? 'client' : undefined;
  const mechanism = options.mechanism ?? auth?.[1];
  const asServer = decodePayload(payload, { speaker: speaker ?? 'server', index: 0 }, mechanism);
  const known = asServer.kind !== 'decoded' || asServer.mechanism !== undefined || speaker !== undefined;
  const decoding = known ? asServer : decodePayload(payload, { speaker: 'client', index: 0 }, mechanism);
  const fault = faultText(decoding);
  const decoded = decodedText(decoding, options.reveal);
  if (decoded === undefined) throw new UsageError(`this is no Base64: ${fault ?? 'it is plain words'}`);
  print(`${decoding.mechanism ?? 'unknown mechanism'}: ${visible(decoded)}`);
  for (const { name, value } of shownFields(decoding, options.reveal)) print(`${name}: ${visible(value)}`);
  if (fault !== undefined) print(`fault: ${fault}`);
  return 0;
}
