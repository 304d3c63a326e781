import { isPrompt } from '../lineParts/shellPrompt';
import type { Memory } from '../format';

/** In the memory: the port that the last attempt was made at, where the text tells. */
const PORT = 'port';

// iex(2)> | iex(app@host)2> | 3> | irb(main):001:0> | >>> | In [4]: | PS C:\app>
const INTERPRETER = /^\s{0,8}(?:iex\([^()]{1,60}\)\d{0,4}>|\d{1,3}> |irb\([\w#:]{1,30}\):\d{1,5}:\d{1,3}[>*]|>>> |In \[\d{1,5}\]: |PS [A-Z]:\\[^>]{0,100}>)/;
// port 465 | port: 465, | smtp_port = 465 | "port" => 465 | SMTP_PORT=465
const NAMED = /port["'`]?(?:\s?(?:[:=]|=>)\s?["'`]?|\s)(25|465|587|2525)\b/i;
// With port 465 instead: | port: 465, as a setting: what follows is of this port
const INTRODUCES = /port["'`]?(?:\s?(?:[:=]|=>)|\s\d{2,4}\b[^.?!]{0,60}:[`*]{0,3}\s{0,4}$)/i;

const LONGEST = 300;

/**
 * Whether a line begins another attempt: the prompt of a shell or an
 * interpreter, which waits until what ran before is over, or another port. What
 * is told below it is no error of the one above, though it may read the same.
 */
export function beginsAttempt(text: string, memory: Memory): boolean {
  if (text.length > LONGEST) return false;
  const now = /port/i.test(text) ? NAMED.exec(text)?.[1] : undefined;
  if (now === undefined) return isPrompt(text) || INTERPRETER.test(text);
  const before = memory.get(PORT);
  // A port that a sentence names is perhaps one that was not tried.
  if (before !== undefined && !INTRODUCES.test(text)) return false;
  memory.set(PORT, now);
  return before !== undefined && before !== now;
}
