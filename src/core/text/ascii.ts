/** The bytes of a text of ASCII. */
export function asciiBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** Whether a text has only characters of ASCII. */
export function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) >= 0x80) return false;
  return true;
}

/** Whether some bytes stand at a place of others. */
export function standAt(bytes: Uint8Array, some: Uint8Array, at: number): boolean {
  for (let index = 0; index < some.length; index++) if (bytes[at + index] !== some[index]) return false;
  return true;
}
