// 550 mailbox unavailable (the box does not exist) | Error: 550 - Mailbox unavailable | Code: 220 - Message: Service ready
const ENTRY = /^\s{0,12}(?:([45]\d\d)[ :]|(?:[-*•] {1,3})?(?:SMTP )?(?:[Rr]eply |[Ss]tatus |[Ee]rror )?(?:[Cc]ode|[Ee]rror|[Rr]eply|[Rr]esponse)(?: ?: ?| #?)([2-5]\d\d) ?(?:[-–—:]|=>?)(?= ))\s{0,8}\S/;

// 550 5.1.1 - Mailbox unavailable: words divided from the code as a list has it
const DIVIDED = /^\s{0,12}(?:SMTP )?([45]\d\d)(?: [45]\.\d{1,3}\.\d{1,3})? {1,3}[-–—=:] {1,3}\S/;

/** So many entries in a row, of so many codes, each code not below the one above: no server says that, and a table has it so. */
const FEWEST_ENTRIES = 7;
const FEWEST_CODES = 5;
/** Where all of them divide the words from the code, so many are enough, each of another code. */
const FEWEST_DIVIDED = 3;

// 550 5.7.1 Relay access denied: This means that …
const EXPLAINS = /\b(?:[Tt]his|[Ww]hich|[Ii]t) (?:(?:error|code|message|reply|response) )?(?:normally |usually |generally |typically |often |simply )?(?:means|indicates)\b/;

/** So many explain themselves, and they are the half of all: a page about errors. */
const FEWEST_EXPLAINED = 2;

/** Whether lines are a table of the codes that a server may answer with: then nobody was refused anything. */
export function areCodeTable(lines: readonly string[]): boolean {
  const written = lines.filter((line) => line.trim() !== '');
  return rowsIn(written, codeOf).some(areEntries) || rowsIn(written, dividedCode).some((codes) => new Set(codes).size >= FEWEST_DIVIDED) || areExplained(written);
}

function areEntries(codes: readonly string[]): boolean {
  return codes.length >= FEWEST_ENTRIES && new Set(codes).size >= FEWEST_CODES;
}

function areExplained(lines: readonly string[]): boolean {
  const entries = lines.filter((line) => codeOf(line) !== undefined);
  const explained = entries.filter((line) => EXPLAINS.test(line.slice(0, LOOKED_AT))).length;
  return explained >= FEWEST_EXPLAINED && explained * 2 >= entries.length;
}

const LOOKED_AT = 400;

function codeOf(line: string): string | undefined {
  const [, bare, named] = ENTRY.exec(line) ?? [];
  return bare ?? named;
}

function dividedCode(line: string): string | undefined {
  return DIVIDED.exec(line)?.[1];
}

/** The codes of entries that stand below each other. */
function rowsIn(lines: readonly string[], codeIn: (line: string) => string | undefined): readonly (readonly string[])[] {
  let row: string[] = [];
  const rows = [row];
  for (const line of lines) {
    const code = codeIn(line);
    if (code === undefined || code < (row.at(-1) ?? code)) rows.push((row = []));
    if (code !== undefined) row.push(code);
  }
  return rows;
}
