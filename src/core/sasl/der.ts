import { hex } from './bytes';

/** One tag-length-value of DER (X.690 §8.1), as far as SASL tokens need it. */
export interface DerItem {
  readonly tag: number;
  /** Bytes of the value; `end` is exclusive and inside the token. */
  readonly start: number;
  readonly end: number;
  /** The length it claims goes beyond the token. */
  readonly cut: boolean;
}

/** @returns nothing where no tag and length stand at `at` */
export function readDer(bytes: Uint8Array, at: number, limit = bytes.length): DerItem | undefined {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined || at + 1 >= limit) return undefined;
  let length = first;
  let start = at + 2;
  if (first > 0x80) {
    const count = first & 0x7f;
    if (count > 4 || start + count > limit) return undefined;
    length = 0;
    for (let index = 0; index < count; index++) length = length * 256 + (bytes[start + index] ?? 0);
    start += count;
  } else if (first === 0x80) return undefined;
  return { tag, start, end: Math.min(start + length, limit), cut: start + length > limit };
}

/** The items inside another, in order. */
export function childrenOf(bytes: Uint8Array, { start, end }: DerItem): readonly DerItem[] {
  const items: DerItem[] = [];
  for (let at = start; at < end && items.length < MOST_CHILDREN; ) {
    const item = readDer(bytes, at, end);
    if (!item) break;
    items.push(item);
    at = item.end;
  }
  return items;
}

const MOST_CHILDREN = 100;

/** `1.2.840.113554.1.2.2`; in hexadecimal where it is broken. */
export function oidText(bytes: Uint8Array): string {
  const numbers: number[] = [];
  let number = 0;
  for (const byte of bytes) {
    number = number * 128 + (byte & 0x7f);
    if (number > Number.MAX_SAFE_INTEGER / 128) return `hex:${hex(bytes)}`;
    if ((byte & 0x80) === 0) {
      numbers.push(number);
      number = 0;
    }
  }
  const [head = 0, ...rest] = numbers;
  if (numbers.length === 0 || ((bytes[bytes.length - 1] ?? 0) & 0x80) !== 0) return `hex:${hex(bytes)}`;
  const first = Math.min(2, Math.floor(head / 40));
  return [first, head - first * 40, ...rest].join('.');
}

/** What the mechanisms inside GSS-API and SPNEGO are called. */
export const OID_NAMES: Readonly<Record<string, string>> = {
  '1.2.840.113554.1.2.2': 'Kerberos 5',
  '1.2.840.48018.1.2.2': 'Kerberos 5 (Microsoft)',
  '1.2.840.113554.1.2.2.3': 'Kerberos 5 user to user',
  '1.3.6.1.5.5.2': 'SPNEGO',
  '1.3.6.1.4.1.311.2.2.10': 'NTLM',
  '1.3.6.1.4.1.311.2.2.30': 'NEGOEX',
  '1.3.6.1.5.2.5': 'IAKERB',
};
