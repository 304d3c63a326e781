import type { Steps } from '../../steps';
import { inOrder } from '../../formats';
import type { Format, Sign } from '../../formats/format';
import { isOfKnownProgram, loggedLine } from '../loggedLine';
import { readLine } from '../readLine';
import { isWritten } from '../writtenLine';
import type { Detection } from './detection';
import { memories } from './memories';
import { isTold } from './toldOtherwise';

interface Weighed {
  readonly format: Format;
  readonly weight: number;
  /** The weight without the signs that only could be. */
  readonly firm: number;
  /** How many lines showed a sign. */
  readonly lines: number;
}

/**
 * One sign that nobody else writes, or two different likely ones; those that
 * only could be make nothing sure. A sign counts once, however often it
 * stands: a list of numbers is no dialogue.
 */
export const SURE_WEIGHT = 4;
const LIKELY_WEIGHT = 2;
/** Of a line, so many characters are looked at. */
export const LONGEST_LOOKED_AT = 400;

/**
 * Which formats lines have, by their signs as they stand.
 * @param asked those that they may have
 */
export function* bySigns(lines: readonly string[], asked: readonly Format[]): Steps<Detection> {
  const looked = lines.map(lookedAt);
  // Of a program's line in a system log its format alone makes something, so that it is no sign of a format without programs.
  const unclaimed = lines.filter((line) => line.trim() !== '' && !isOfKnownProgram(line) && !isWritten(line));
  const bare = unclaimed.length === lines.length ? looked : unclaimed.map(lookedAt);
  const ofPrograms = yield* likely(asked.filter((format) => format.general !== true && format.programs), looked);
  const particular = [...ofPrograms, ...(yield* likely(asked.filter((format) => format.general !== true && !format.programs), bare))];
  const known = inOrder(particular.filter((one) => one.firm >= SURE_WEIGHT).map((one) => one.format));
  const others = known.length === 0 ? bare : bare.filter((_, index) => isLeft(unclaimed[index] ?? '', known));
  yield;
  const general = yield* likely(asked.filter((format) => format.general === true), others);
  // A program that is surely known is named before what many write.
  const all = [...particular, ...general];
  const told = all.some(({ format }) => format.lastResort === true) && isTold(lines, all.filter(({ format, firm }) => format.lastResort !== true && firm >= SURE_WEIGHT).map(({ format }) => format), asked);
  const found = all.filter(({ format }) => !told || format.lastResort !== true).sort((a, b) => rankOf(b) - rankOf(a) || b.weight - a.weight || b.firm - a.firm || b.lines - a.lines);
  const [likeliest] = found;
  return {
    formats: inOrder(found.map((one) => one.format)),
    sure: inOrder(found.filter((one) => one.firm >= SURE_WEIGHT).map((one) => one.format)),
    ...(likeliest ? { likeliest: likeliest.format } : {}),
    lines: likeliest?.lines ?? 0,
  };
}

function rankOf({ format, firm, weight }: Weighed): number {
  if (format.general === true) return 0;
  return firm >= SURE_WEIGHT ? 2 : weight > LIKELY_WEIGHT ? 1 : 0;
}

// A line whose system log prefix no sign expects: <22>1 2026-… | {"SYSLOG_IDENTIFIER": … | postfix/smtpd[123]: at the start | … postfix@-.service/postfix/smtpd[123]:
const UNUSUAL = /^\s{0,8}(?:\{|[a-z_]{1,12}=|(?:<\d{1,3}>)?1 |[A-Za-z][\w./-]{1,60}\[\d{1,10}\]:|\S.{0,120}?\.service\/)/;

/** What signs are looked for in: the head of a line, a system log's as `Nov 24 10:00:01 mail program[pid]: …` however it is written. */
function lookedAt(line: string): string {
  const head = line.length > LONGEST_LOOKED_AT ? line.slice(0, LONGEST_LOOKED_AT) : line;
  if (!UNUSUAL.test(head)) return head;
  const logged = loggedLine(line);
  if (!logged) return head;
  const { program, pid, text, start, end } = logged;
  return `Nov 24 10:00:01 mail ${program}${pid === '' ? '' : `[${pid}]`}: ${text.slice(start, Math.min(end, start + LONGEST_LOOKED_AT))}`;
}

function* likely(some: readonly Format[], lines: readonly string[]): Steps<readonly Weighed[]> {
  // Patterns are not even made where nothing is left to ask.
  if (lines.length === 0) return [];
  const found: Weighed[] = [];
  for (const format of some) {
    const one = weigh(format, lines);
    if (one.weight >= LIKELY_WEIGHT) found.push(one);
    yield;
  }
  return found;
}

function isLeft(line: string, known: readonly Format[]): boolean {
  return readLine(line, known, memories()).format === undefined;
}

function weigh(format: Format, lines: readonly string[]): Weighed {
  const seen = new Set<Sign>();
  const anySign = anySignOf(format);
  let count = 0;
  for (const line of lines) {
    const sign = anySign.some((pattern) => pattern.test(line)) ? format.signs.find((one) => one.pattern.test(line)) : undefined;
    if (!sign) continue;
    seen.add(sign);
    count++;
  }
  const weights = [...seen].map((sign) => sign.weight);
  return { format, weight: sum(weights), firm: sum(weights.filter((weight) => weight !== 1)), lines: count };
}

type Pattern = Sign['pattern'];

const anySigns = new WeakMap<Format, readonly Pattern[]>();

/** All signs of a format in one pattern for each kind of them: most lines show none, and to ask one pattern is quicker than to ask many. */
function anySignOf(format: Format): readonly Pattern[] {
  const known = anySigns.get(format);
  if (known) return known;
  const patterns = format.signs.map(({ pattern }) => pattern);
  const joinable = patterns.filter((one) => one instanceof RegExp);
  const kinds = [...new Set(joinable.map(({ flags }) => flags))];
  const made = [...kinds.map((flags) => new RegExp(joinable.filter((one) => one.flags === flags).map(({ source }) => `(?:${source})`).join('|'), flags)), ...patterns.filter((one) => !(one instanceof RegExp))];
  anySigns.set(format, made);
  return made;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
