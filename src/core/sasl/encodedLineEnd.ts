import type { Message } from '../decoding';

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** Who encodes a password with `echo` encodes its line end too, and no server takes that. */
export function lineEndRemark(bytes: Uint8Array): Pick<Message, 'remarks'> {
  const last = bytes[bytes.length - 1];
  return last === LINE_FEED || last === CARRIAGE_RETURN ? { remarks: ['a line end was encoded with it and counts as part of it: encode it with printf, not with echo'] } : {};
}
