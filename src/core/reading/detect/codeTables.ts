// 550 mailbox unavailable (the box does not exist)
const ENTRY = /^\s{0,12}([45]\d\d)[ :]\s{0,8}\S/;

/** So many refusals in a row, of so many codes, each code not below the one above: no server says that, and a table has it so. */
const FEWEST_ENTRIES = 8;
const FEWEST_CODES = 5;

/** Whether lines are a table of the codes that a server may answer with: then nobody was refused anything. */
export function areCodeTable(lines: readonly string[]): boolean {
  let codes: string[] = [];
  for (const line of lines) {
    if (line.trim() === '') continue;
    const code = ENTRY.exec(line)?.[1];
    codes = code === undefined ? [] : code < (codes.at(-1) ?? code) ? [code] : [...codes, code];
    if (codes.length >= FEWEST_ENTRIES && new Set(codes).size >= FEWEST_CODES) return true;
  }
  return false;
}
