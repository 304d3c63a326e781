// 250-SIZE 52428800 | 250-AUTH=LOGIN PLAIN (an old form of AUTH)
const KEYWORD = /^([A-Za-z0-9][A-Za-z0-9-]*)(?:[ =](.*))?$/;

/** Keywords that tell that a whole answer stands on one line, and where each begins there; the registry of RFC 5321 §2.2.2 and what Exchange adds. */
const KNOWN: ReadonlySet<string> = new Set([
  '8BITMIME', 'ATRN', 'AUTH', 'BINARYMIME', 'BURL', 'CHECKPOINT', 'CHUNKING', 'CONNEG', 'CONPERM', 'DELIVERBY', 'DSN', 'ENHANCEDSTATUSCODES', 'ETRN', 'EXPN', 'FUTURERELEASE',
  'HELP', 'LIMITS', 'MT-PRIORITY', 'MTRK', 'NO-SOLICITING', 'OK', 'PIPELINING', 'PRDR', 'REQUIRETLS', 'RRVS', 'SAML', 'SEND', 'SIZE', 'SMTPUTF8', 'SOML', 'STARTTLS', 'TURN',
  'UTF8SMTP', 'VERB', 'VRFY', 'X-ANONYMOUSTLS', 'X-EXPS', 'X-LINK2STATE', 'XCLIENT', 'XEXCH50', 'XFORWARD', 'XPROXY', 'XRDST', 'XSHADOW', 'XSHADOWREQUEST',
]);

/**
 * What a server offers in its answer to EHLO, by keyword in capitals (RFC 5321
 * §4.1.1.1). The first line holds its domain and words of greeting; Exchange
 * logs the whole answer on it.
 * @param texts the lines of the reply without their codes
 * @param between how many lines of the text stand between EHLO and the first of them
 * @returns nothing for an answer of one line that offers nothing: many programs show no more of it. Nor where a
 * keyword stands in place of the domain, unless that is all that is missing: what was cut, or read as something else, may
 * offer more
 */
export function keywordsOf(texts: readonly string[], between = 0): Readonly<Record<string, string>> | undefined {
  const [first = '', ...others] = texts;
  if (texts.length === 1) return flattened(first);
  if (isKeywordLine(first)) return between === 1 ? gathered(texts) : undefined;
  return gathered(others);
}

// AUTH LOGIN PLAIN | SIZE 52428800. OK alone is a greeting.
function isKeywordLine(text: string): boolean {
  const [word = ''] = text.trim().split(/\s/, 1);
  return word !== 'OK' && beginsKeyword(word);
}

function gathered(lines: readonly string[]): Readonly<Record<string, string>> {
  const keywords: Record<string, string> = {};
  for (const line of lines) {
    const match = KEYWORD.exec(line.trim());
    if (!match?.[1]) continue;
    const name = match[1].toUpperCase();
    const before = keywords[name];
    const value = match[2]?.trim() ?? '';
    keywords[name] = before === undefined ? value : `${before} ${value}`.trim();
  }
  return keywords;
}

/** mail.example.com Hello [192.0.2.1] SIZE 37748736 PIPELINING AUTH NTLM LOGIN X-EXPS GSSAPI NTLM 8BITMIME */
function flattened(text: string): Readonly<Record<string, string>> | undefined {
  const lines: string[] = [];
  // The first word is the server's name.
  for (const word of text.trim().split(/\s+/).slice(1)) {
    if (beginsKeyword(word)) lines.push(word);
    else if (lines.length > 0) lines[lines.length - 1] += ` ${word}`;
  }
  return lines.length === 0 ? undefined : gathered(lines);
}

/** Whether a word of an answer that stands on one line begins what a keyword has to say. */
export function beginsKeyword(word: string): boolean {
  return KNOWN.has(word.split('=', 1)[0] ?? '');
}
