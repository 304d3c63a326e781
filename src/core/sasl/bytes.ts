/** Bytes as text: UTF-8 checked strictly (RFC 3629), else hexadecimal. */

/** The text, or nothing where the bytes are not valid UTF-8. */
export function utf8(bytes: Uint8Array): string | undefined {
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at] ?? 0;
    const length = lead < 0x80 ? 1 : lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
    if (length === 0 || at + length > bytes.length) return undefined;
    let point = length === 1 ? lead : lead & (0xff >> (length + 1));
    for (let next = 1; next < length; next++) {
      const unit = bytes[at + next] ?? 0;
      if ((unit & 0xc0) !== 0x80) return undefined;
      point = (point << 6) | (unit & 0x3f);
    }
    const overlong = (length === 3 && point < 0x800) || (length === 4 && point < 0x10000);
    if (overlong || point > 0x10ffff || (point >= 0xd800 && point < 0xe000)) return undefined;
    text += String.fromCodePoint(point);
    at += length;
  }
  return text;
}

/** UTF-8 bytes of a text; a lone surrogate becomes U+FFFD. */
export function utf8Bytes(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) {
    let point = character.codePointAt(0) ?? 0;
    if (point >= 0xd800 && point < 0xe000) point = 0xfffd;
    if (point < 0x80) bytes.push(point);
    else if (point < 0x800) bytes.push(0xc0 | (point >> 6), 0x80 | (point & 63));
    else if (point < 0x10000) bytes.push(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63));
    else bytes.push(0xf0 | (point >> 18), 0x80 | ((point >> 12) & 63), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63));
  }
  return Uint8Array.from(bytes);
}

/** In lower case, two digits a byte, nothing between them. */
export function hex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text;
}

/** Bytes as they are shown: text where they are text, else `hex:…`. */
export function shown(bytes: Uint8Array): string {
  const text = utf8(bytes);
  return text === undefined || UNPRINTABLE.test(text) ? `hex:${hex(bytes)}` : text;
}

// NUL and line ends are part of some messages; other controls mean binary data.
// eslint-disable-next-line no-control-regex
const UNPRINTABLE = /[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
