/**
 * Lines without those that stand in source code: in documentation, in a test,
 * in its data. There they are a session that nobody had.
 */
export function withoutSource(lines: readonly string[]): readonly string[] {
  const left: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const end = endOfFence(lines, at) ?? endOfString(lines, at) ?? endOfList(lines, at);
    if (end === undefined) left.push(line);
    else at = end;
  }
  return left;
}

/** A fence in Markdown that names a language in which nobody writes a log. */
const SOURCE = /^\s{0,8}(?:`{3,8}|~{3,8})\s?(?:[jt]sx?|javascript|typescript|py(?:thon)?|go|rust|ruby|java|php|c(?:pp)?|csharp|perl|sql|ya?ml|toml|ini|html|xml)\b/i;
const FENCE = /^\s{0,8}(?:`{3,8}|~{3,8})\s{0,8}$/;

/** The last line of fenced source code that begins at a line; it may have no end. */
function endOfFence(lines: readonly string[], at: number): number | undefined {
  if (!SOURCE.test(lines[at] ?? '')) return undefined;
  const end = lines.findIndex((line, index) => index > at && FENCE.test(line));
  return end < 0 ? lines.length : end;
}

// TRANSCRIPT = """\ | const log = ` | text := ` | session = dedent('''
const STRING = /^\s{0,80}(?:(?:export|static|const|let|var|final|public|private) ){0,3}[\w.]{1,60} ?:?= ?(?:[\w.]{1,60}\()?[bfru]{0,2}("""|'''|`)(?!.*\1)/;

/** The last line of a string of many lines that a variable gets. What nobody closes is none. */
function endOfString(lines: readonly string[], at: number): number | undefined {
  const quote = STRING.exec(lines[at] ?? '')?.[1];
  const end = quote === undefined ? -1 : lines.findIndex((line, index) => index > at && line.includes(quote));
  return end < 0 ? undefined : end;
}

// dialogue: | - s: 220 mx.example.com ESMTP
const KEY = /^\s{0,40}[a-z][\w-]{0,60}:\s{0,8}$/;
const ENTRY = /^\s{0,40}- [a-z][\w-]{0,60}: /;

/** The last entry of a list in YAML below its name. */
function endOfList(lines: readonly string[], at: number): number | undefined {
  if (!KEY.test(lines[at] ?? '') || !ENTRY.test(lines[at + 1] ?? '')) return undefined;
  let end = at + 1;
  while (ENTRY.test(lines[end + 1] ?? '')) end++;
  return end;
}
