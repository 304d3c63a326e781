import { hex } from '../../bytes';
import type { Field } from '../../mechanism';
import { utcTime } from '../../utcTime';
import { avField } from './avField';
import { fileTime, piece, readAvPairs, textIn, type ByteRange, type NtlmBuffer } from './message';

/** Buffers that let their holder in, or try passwords offline. */
export const SECRETS: ReadonlySet<string> = new Set(['LM response', 'NT response', 'session key']);

/** Who logs in, or from where. */
export function nameField(bytes: Uint8Array, buffer: NtlmBuffer): Field {
  return { name: buffer.name, value: textIn(piece(bytes, buffer), buffer.unicode), secret: false, names: buffer.name === 'user' ? 'user' : 'host' };
}

/** A piece that is not shown; zeros stand in for it. */
export function secretField(name: string, bytes: Uint8Array, note = 'can be tried against passwords offline'): Field {
  return { name, value: hex(bytes), secret: true, standIn: '00'.repeat(bytes.length), note };
}

// In bytes.
export const PROOF_LENGTH = 16;
export const NTLM_V1_LENGTH = 24;
/** From the start of the response: where the list of pairs begins after proof, version, time and client challenge. */
export const PAIRS_AT = PROOF_LENGTH + 28;

/** 24 bytes are NTLMv1; longer ones a proof and what was signed with it ([MS-NLMP] §2.2.2.8). */
export function ntResponse(bytes: Uint8Array, buffer: ByteRange): Field[] {
  const response = piece(bytes, buffer);
  if (response.length <= NTLM_V1_LENGTH) return [secretField('NT response', response)];
  const time = utcTime(fileTime(response, PROOF_LENGTH + 8));
  return [
    secretField('NT proof', response.subarray(0, PROOF_LENGTH)),
    ...(time === undefined ? [] : [{ name: 'client time', value: time, secret: false }]),
    { name: 'client challenge', value: hex(response.subarray(PROOF_LENGTH + 16, PROOF_LENGTH + 24)), secret: false },
    ...readAvPairs(response.subarray(PAIRS_AT)).map(avField),
  ];
}
