import { utf8 } from '../../bytes';

/** How a client's first message begins: n | y | p=tls-exporter (RFC 5802 §7). */
export const BINDING_FLAG = /^(?:n|y|p=[A-Za-z0-9.-]+)$/;

/** What a flag says of binding. */
export function bindingNote(flag: string): string {
  if (flag === 'n') return 'the client does not bind to the TLS channel';
  if (flag === 'y') return 'the client could bind to the TLS channel and thinks the server cannot';
  return `bound to the TLS channel by ${flag.slice(2)}`;
}

/** The same of what `c=` repeats: the gs2 header, and with -PLUS the binding data; nothing where it is none. */
export function bindingIn(bytes: Uint8Array): string | undefined {
  const text = utf8(bytes.subarray(0, endOfHeader(bytes)));
  const flag = text?.split(',', 1)[0];
  return flag !== undefined && BINDING_FLAG.test(flag) ? bindingNote(flag) : undefined;
}

function endOfHeader(bytes: Uint8Array): number {
  const comma = ','.charCodeAt(0);
  const first = bytes.indexOf(comma);
  const second = first < 0 ? -1 : bytes.indexOf(comma, first + 1);
  return second < 0 ? bytes.length : second + 1;
}
