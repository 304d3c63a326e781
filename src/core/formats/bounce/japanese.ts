/**
 * ISO-2022-JP (RFC 1468) as far as it needs no table: kana, letters, digits and
 * the common marks. Any kanji becomes `〓`, as on paper where a type is missing.
 * Reports of Japanese mail servers tell their reason mostly in kana.
 */
export function withoutIso2022Jp(text: string): string {
  return text.includes('\u001b$') ? text.replace(SHIFTED, (_, pairs: string) => decoded(pairs)) : text;
}

// ESC $ B, pairs of characters, ESC ( B
// eslint-disable-next-line no-control-regex
const SHIFTED = /\u001b\$[@B]([!-~]{0,4000})(?:\u001b\([BJ]|$)/g;

function decoded(pairs: string): string {
  let text = '';
  for (let at = 0; at + 1 < pairs.length; at += 2) text += characterOf(pairs.charCodeAt(at), pairs.charCodeAt(at + 1));
  return text;
}

// JIS X 0208: the row is the first byte, the cell the second.
function characterOf(row: number, cell: number): string {
  switch (row) {
    case 0x21:
      return MARKS[cell] ?? '〓';
    case 0x23:
      return String.fromCharCode(cell);
    case 0x24:
      return String.fromCharCode(0x3041 + cell - 0x21);
    case 0x25:
      return String.fromCharCode(0x30a1 + cell - 0x21);
    default:
      return '〓';
  }
}

const MARKS: Readonly<Record<number, string>> = { 0x21: ' ', 0x22: '、', 0x23: '。', 0x24: ',', 0x25: '.', 0x27: ':', 0x28: ';', 0x29: '?', 0x2a: '!', 0x3c: 'ー', 0x4a: '(', 0x4b: ')', 0x56: '「', 0x57: '」' };
