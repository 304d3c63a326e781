// 250-SIZE 52428800 | 250-AUTH=LOGIN PLAIN (an old form of AUTH)
const KEYWORD = /^([A-Za-z0-9][A-Za-z0-9-]*)(?:[ =](.*))?$/;

/**
 * What a server offers in its answer to EHLO, by keyword in capitals (RFC 5321
 * §4.1.1.1). The first line holds its domain and words of greeting.
 * @param texts the lines of the reply without their codes
 */
export function keywordsOf(texts: readonly string[]): Readonly<Record<string, string>> {
  const keywords: Record<string, string> = {};
  for (const text of texts.slice(1)) {
    const match = KEYWORD.exec(text.trim());
    if (!match?.[1]) continue;
    const name = match[1].toUpperCase();
    const before = keywords[name];
    const value = match[2]?.trim() ?? '';
    keywords[name] = before === undefined ? value : `${before} ${value}`.trim();
  }
  return keywords;
}
