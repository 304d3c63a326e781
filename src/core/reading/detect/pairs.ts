import { markOf } from '../wrappings/mark';
import { COMMAND, LONGEST_BETWEEN, REPLY, type Pair } from '../wrappings/pairs';
import { isCodeOfProgram, isNoServer } from './notSaid';
import { turnsTaken } from './turnsTaken';

interface HeardPair extends Pair {
  readonly key: string;
  readonly verb: string;
  readonly code: string;
}

/**
 * How lines put a command and its reply side by side, learned from their
 * words, as `notationIn` learns what each of them stands behind.
 * @returns nothing where lines show no such session
 */
export function pairIn(lines: readonly string[]): Pair | undefined {
  const groups = new Map<string, HeardPair[]>();
  for (const line of lines) {
    const pair = hear(line);
    if (!pair) continue;
    const group = groups.get(pair.key);
    if (group) group.push(pair);
    else groups.set(pair.key, [pair]);
  }
  let best: Pair | undefined;
  let most = 0;
  for (const group of groups.values()) {
    const turns = turnsTaken(group.flatMap(({ verb, code }) => [{ verb }, { code }]));
    if (turns <= most) continue;
    most = turns;
    best = group[0];
  }
  return best;
}

// What stands between them
const BETWEEN = new RegExp(String.raw`^(.{1,${LONGEST_BETWEEN}}?)(?<![\w.])(?=${REPLY})(\d{3})`);
// resp= | <- | in: " — a sentence has words and commas alone
const IS_MARK = /[=:>→|]/;
// EHLO x", "250 | 'EHLO x', reply: '250 | "EHLO x" => "250: source code, and what is told to a server for tests
const OF_PROGRAM = /^["'\x60]\s*(?:=>|->|[:,;|)\]}])/;
// 2026-11-24 10:00:01 … cmd="EHLO: no source code has a time there
const STAMPED = /\d\d:\d\d:\d\d/;
const MOST_WORDS = 3;

function hear(line: string): HeardPair | undefined {
  const match = COMMAND.exec(line.slice(0, LONGEST_LINE));
  const verb = match?.slice(1).find((one) => one !== undefined);
  if (!match || verb === undefined) return undefined;
  const before = line.slice(0, match.index);
  const reply = BETWEEN.exec(line.slice(match.index + match[0].length, match.index + match[0].length + LONGEST_BETWEEN + 20));
  const [, between = '', code] = reply ?? [];
  if (code === undefined || !IS_MARK.test(between) || OF_PROGRAM.test(between)) return undefined;
  if (!STAMPED.test(before) && (isCodeOfProgram(before) || isCodeOfProgram(between))) return undefined;
  if (isNoServer(before) || isNoServer(between) || (between.match(/\p{L}+/gu)?.length ?? 0) > MOST_WORDS) return undefined;
  const client = markOf(before);
  const server = markOf(between);
  return { client, server, key: `${client.shape} ${server.shape}`, verb, code };
}

const LONGEST_LINE = 600;
