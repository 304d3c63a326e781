import { isOfTrace } from '../../formats/lineParts/stackTrace';
import { fenceAt } from '../../text/fence';
import { DATED_TIME, SYSLOG_TIME } from '../../text/time';

/**
 * Lines without those that stand in source code: in documentation, in a test,
 * in its data. There they are a session that nobody had. Linear in the lines.
 */
export function withoutSource(lines: readonly string[]): readonly string[] {
  const left: string[] = [];
  let code: Code | undefined;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const begins = beginsSource(line);
    // What begins before the fence that ends it is looked through once, also where fences are open in fences.
    if (begins && (code === undefined || at > code.end)) code = codeFrom(lines, at);
    const end = begins && code && code.printed < at ? code.end : endOfText(lines, at, lines.length);
    if (end === undefined) left.push(line);
    else at = end;
  }
  return left;
}

/** The languages in which nobody writes a log. */
const LANGUAGE = /^(?:[jt]sx?|javascript|typescript|py(?:thon)?|go|rust|ruby|java|php|c(?:pp)?|csharp|perl|sql|ya?ml|toml|ini|html|xml)\b/i;

/** Whether a line is a fence that names one of them. */
function beginsSource(line: string): boolean {
  return LANGUAGE.test(fenceAt(line)?.info ?? '');
}

/** What stands in a fence that names a language. */
interface Code {
  /** The line of the fence that ends it; where it has none, how many lines there are. */
  readonly end: number;
  /** The last line in it that a program printed: what stands above that is no source code. Negative where there is none. */
  readonly printed: number;
}

function codeFrom(lines: readonly string[], first: number): Code {
  const end = indexFrom(lines, first + 1, lines.length, (line) => fenceAt(line)?.info === '') ?? lines.length;
  let printed = -1;
  for (let at = first + 1; at < end; at++) {
    const last = endOfText(lines, at, end);
    if (last !== undefined) at = last;
    else if (isPrinted(lines[at] ?? '') || isAnswered(lines[at] ?? '', lines[at + 1] ?? '')) printed = at;
  }
  return { end, printed };
}

/** What a program prints beside the errors that it throws. */
const PRINTED: readonly RegExp[] = [
  // SERVER -> CLIENT: 550 5.7.1 … | SMTP Error: Could not authenticate.
  /^\s{0,12}(?:SERVER -> CLIENT|CLIENT -> SERVER|SMTP E(?:RROR|rror)): /,
  //   SMTP<< 220 mx.example.net ESMTP | >>> EHLO client.example.com | <-  250 Ok | < S: 250 Ok (ESP Mail Client): a session whose lines have marks
  /^\s{0,12}(?:SMTP ?)?(?:<<<?|<-|<~\*?|<) {0,3}(?:S: )?[2-5]\d\d[ -]\S|^\s{0,12}(?:SMTP ?)?(?:>>>?|->|~>|>) {0,3}(?:(?:EHLO|HELO) [\w.:[\]-]{1,255}\s*$|(?:MAIL FROM|RCPT TO):\s?<)/i,
  // 2026-11-24 10:00:01 | [2026-11-24T10:00:01 | Nov 24 10:00:01 mail
  new RegExp(String.raw`^\s{0,12}\[?(?:${DATED_TIME}|${SYSLOG_TIME} \S)`),
];

/** Whether a program prints a line: people name the fence for the language that the program is written in. */
function isPrinted(line: string): boolean {
  return isOfTrace(line) || PRINTED.some((pattern) => pattern.test(line));
}

// EHLO client.example.com | MAIL FROM:<alice@example.com>
const COMMAND = /^(?:(?:EHLO|HELO) [\w.:[\]-]{1,255}|(?:MAIL FROM|RCPT TO):\s?<\S{0,320}>.{0,80})\s*$/i;
const ANSWER = /^[2-5]\d\d[ -]\S/;

/** Whether a line is a command of a session, and the next one what was answered. */
function isAnswered(line: string, next: string): boolean {
  return ANSWER.test(next) && COMMAND.test(line);
}

// TRANSCRIPT = """\ | const log = ` | text := ` | session = dedent('''
const STRING = /^\s{0,80}(?:(?:export|static|const|let|var|final|public|private) ){0,3}[\w.]{1,60} ?:?= ?(?:[\w.]{1,60}\()?[bfru]{0,2}("""|'''|`)(?!.*\1)/;

/** The last line of a text that source code or data has at a line: a string of many lines, a list. @param to before it the text has to end */
function endOfText(lines: readonly string[], at: number, to: number): number | undefined {
  return endOfString(lines, at, to) ?? endOfList(lines, at, to);
}

/** The last line of a string that a variable gets. What nobody closes is none. */
function endOfString(lines: readonly string[], at: number, to: number): number | undefined {
  const quote = STRING.exec(lines[at] ?? '')?.[1];
  return quote === undefined ? undefined : indexFrom(lines, at + 1, to, (line) => line.includes(quote));
}

// dialogue: | - s: 220 mx.example.com ESMTP
const KEY = /^\s{0,40}[a-z][\w-]{0,60}:\s{0,8}$/;
const ENTRY = /^\s{0,40}- [a-z][\w-]{0,60}: /;

/** The last entry of a list in YAML below its name. */
function endOfList(lines: readonly string[], at: number, to: number): number | undefined {
  if (!KEY.test(lines[at] ?? '')) return undefined;
  const last = (indexFrom(lines, at + 1, to, (line) => !ENTRY.test(line)) ?? to) - 1;
  return last > at ? last : undefined;
}

/** The first line from one on and before another that is so. */
function indexFrom(lines: readonly string[], from: number, to: number, isSo: (line: string) => boolean): number | undefined {
  for (let at = from; at < to; at++) if (isSo(lines[at] ?? '')) return at;
  return undefined;
}
