/**
 * The one thing that the core takes from its platform, where there is one: every
 * browser and Node have it (WHATWG Encoding), and tables of thirty charsets with it.
 */
declare const TextDecoder: (new (label: string) => { decode(bytes: Uint8Array): string }) | undefined;

// utf-8 | us-ascii | iso-8859-1: what programs write whatever the text is
const COMMON = /^(?:utf-?8|(?:us-)?ascii|ansi_x3\.4-1968|iso[-_]?8859-1|latin1|(?:windows-|cp)1252|unknown-8bit|)$/i;

/**
 * Decodes text in a charset that means something: `iso-2022-jp`, `shift_jis`, `gb2312`, `koi8-r`.
 * Bytes that it cannot read become U+FFFD.
 * @param charset as it is declared
 * @returns nothing for UTF-8, ASCII and Latin-1, which the bytes themselves tell apart, and for what the platform does not know
 */
export function decoderFor(charset: string): ((bytes: Uint8Array) => string) | undefined {
  if (COMMON.test(charset) || typeof TextDecoder === 'undefined') return undefined;
  try {
    const decoder = new TextDecoder(charset);
    return (bytes) => decoder.decode(bytes);
  } catch {
    return undefined;
  }
}
