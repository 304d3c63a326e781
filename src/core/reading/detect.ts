import { formats, inOrder } from '../formats';
import { dialogue } from '../formats/dialogue';
import type { Format, Memory, Sign, Statement } from '../formats/format';
import { readCommand } from '../dialogue/command';
import { readReplyLine } from '../dialogue/reply';
import { splitLines } from '../text/lines';
import { entry } from './entry';
import { indentOf, piecesOf, prefixOf } from './prefix';
import { pastedIn } from './pasted';
import { knowsItsLines, loggedLine, readLine } from './readLine';
import { record } from './record';
import type { Wrapping } from './wrapping';

/** Which formats a text has, what its lines stand in, and on what that rests. */
export interface Detection {
  /** In the order in which they are asked. */
  readonly formats: readonly Format[];
  /** Those of them that the text surely has. */
  readonly sure: readonly Format[];
  readonly likeliest?: Format;
  /** How many lines showed a sign of the likeliest format. */
  readonly lines: number;
  /** What stands around the lines, where they cannot be read with it. */
  readonly wrapping?: Wrapping;
}

/** The head of a file is enough to tell; a log's first lines are like its others. */
const LINES_LOOKED_AT = 500;
/**
 * One sign that nobody else writes, or two different likely ones; those that
 * only could be make nothing sure. A sign counts once, however often it
 * stands: a list of numbers is no dialogue.
 */
const SURE_WEIGHT = 4;
const LIKELY_WEIGHT = 2;
/** Of the head, so much is tried in each wrapping. */
const LINES_UNWRAPPED = 150;
const LONGEST_LOOKED_AT = 400;

/**
 * Which formats a text has, by the signs in its first lines.
 * @param chosen the only one it may have: then it is known, and what its lines stand in is looked for
 */
export function detectFormats(text: string, chosen?: Format): Detection {
  const lines = headOf(text);
  const asked = chosen ? [chosen] : formats;
  return withPasted(detectWhole(lines, asked), lines, asked);
}

/** What the lines are as a whole. */
function detectWhole(lines: readonly string[], asked: readonly Format[]): Detection {
  const bare = detectIn(lines, asked);
  const telling = lines.filter((line) => TELLING.test(line));
  if (telling.length === 0 || (bare.sure.length > 0 && !areRecords(telling) && isRead(telling, bare.formats))) return bare;
  const unread = bare.sure.length > 0 && !areRecords(telling) ? linesLeftBy(bare.formats, telling) : telling;
  const tried = unread.length < FEWEST_TELLING ? lines.filter((line) => line.trim() !== '') : unread;
  return inWrapping(lines.slice(0, LINES_UNWRAPPED), candidates(tried), asked, bare);
}

/** With the formats of which pieces were pasted into lines that nobody takes. */
function withPasted(whole: Detection, lines: readonly string[], asked: readonly Format[]): Detection {
  const others = asked.filter((one) => one.pasted && !whole.formats.includes(one));
  const written = whole.wrapping ? [...lines, ...unwrapped(lines, whole.wrapping)] : lines;
  // Reading the lines again costs more than looking; seldom is there any.
  if (!written.some((line) => others.some((one) => pastedIn(one, line)))) return whole;
  const memoryOf = memories();
  const found = new Map<Format, number>();
  for (const line of lines) {
    const { logged, format, unwrapped = line } = readLine(line, whole.formats, memoryOf, whole.wrapping);
    if (logged === true || format) continue;
    const pasted = others.find((one) => pastedIn(one, unwrapped) !== undefined);
    if (pasted) found.set(pasted, (found.get(pasted) ?? 0) + 1);
  }
  const [first] = found;
  if (!first) return whole;
  const named = whole.likeliest && whole.sure.includes(whole.likeliest) ? {} : { likeliest: first[0], lines: first[1] };
  return { ...whole, ...named, formats: inOrder([...whole.formats, ...found.keys()]), sure: inOrder([...whole.sure, ...found.keys()]) };
}

/** What lines have that stand in something, where they are better read without it. */
function inWrapping(lines: readonly string[], wrappings: readonly Wrapping[], asked: readonly Format[], bare: Detection): Detection {
  let best = bare;
  let { read } = coverOf(lines, bare.formats);
  for (const wrapping of wrappings) {
    const inner = unwrapped(lines, wrapping);
    const inside = detectIn(inner, asked);
    const cover = coverOf(lines, inside.formats, wrapping);
    // What a collector puts before lines it puts before all; a program's own format knows what else stands there.
    if (isParticular(bare) && bare.sure.length > 0 && inside.likeliest === bare.likeliest && !standsBeforeAll(wrapping, lines)) continue;
    const better = isBetter(inside, best, cover.read, read) || (wrapping === record && cover.read > 0 && cover.read >= read);
    if (!better || !isSession(inside, cover, inner)) continue;
    best = { ...inside, wrapping };
    read = cover.read;
  }
  return best;
}

/** Whether a text may be a piece of a session, too short to tell: its first line is like a reply or command, and no line speaks against it. */
export function beginsLikeDialogue(text: string): boolean {
  const [first, ...others] = headOf(text).filter((line) => line.trim() !== '');
  const speaks = (line: string, against: boolean): boolean => dialogue.signs.some(({ pattern, weight }) => weight < 0 === against && pattern.test(line.slice(0, LONGEST_LOOKED_AT)));
  return first !== undefined && speaks(first, false) && ![first, ...others].some((line) => speaks(line, true));
}

function standsBeforeAll(wrapping: Wrapping, lines: readonly string[]): boolean {
  const memory: Memory = new Map<string, string>();
  const written = lines.filter((line) => line.trim() !== '' && !FENCE.test(line));
  return written.filter((line) => wrapping.unwrap(line, memory) !== undefined).length >= written.length * NEARLY_ALL;
}

/** The code that a log stands in begins or ends. */
const FENCE = /^\s{0,8}(?:`{3}|~{3})/;

function headOf(text: string): readonly string[] {
  return splitLines(text.slice(0, 200_000)).slice(0, LINES_LOOKED_AT);
}

/** Whether nearly all telling lines can be read as they stand, or most are of a system log. */
function isRead(telling: readonly string[], active: readonly Format[]): boolean {
  const { read, logged } = coverOf(telling, active);
  return logged >= telling.length * MOST_ARE_LOGGED || read >= telling.length * NEARLY_ALL;
}

/** Lists and comments quote replies too: where nobody is named, both sides must speak, or a server greet. */
function isSession({ sure, likeliest }: Detection, { replies, commands }: Cover, lines: readonly string[]): boolean {
  if (likeliest !== dialogue) return sure.length > 0;
  const surely = dialogue.signs.filter(({ weight }) => weight === SURE_WEIGHT);
  return sure.length > 0 && replies > 0 && (commands > 0 || lines.some((line) => surely.some(({ pattern }) => pattern.test(line))));
}

/**
 * Whether lines are better read without their wrapping.
 * @param now how many lines are read then
 * @param before how many so far
 */
function isBetter(inside: Detection, bare: Detection, now: number, before: number): boolean {
  if (isParticular(bare) && bare.sure.length > 0 && !isParticular(inside)) return false;
  if (now - before > Math.ceil(before * LITTLE)) return true;
  // What marks its lines itself is not read as anybody's.
  return now > 0 && now >= before && ((isParticular(inside) && !isParticular(bare)) || inside.formats.length < bare.formats.length);
}

function isParticular({ likeliest }: Detection): boolean {
  return likeliest !== undefined && likeliest.general !== true;
}

function detectIn(lines: readonly string[], asked: readonly Format[]): Detection {
  const looked = lines.map(lookedAt);
  const particular = likely(asked.filter((format) => format.general !== true), looked);
  const known = particular.filter((one) => one.firm >= SURE_WEIGHT).map((one) => one.format);
  const others = known.length === 0 ? looked : looked.filter((_, index) => isLeft(lines[index] ?? '', known));
  const general = likely(asked.filter((format) => format.general === true), others);
  // A program that is surely known is named before what many write.
  const all = [...particular, ...general];
  const told = all.some(({ format, firm }) => format.lastResort !== true && firm >= SURE_WEIGHT) || (all.some(({ format }) => format.lastResort === true) && lines.some((line) => asked.some((one) => pastedIn(one, line))));
  const found = all.filter(({ format }) => !told || format.lastResort !== true).sort((a, b) => rankOf(b) - rankOf(a) || b.weight - a.weight || b.lines - a.lines);
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

// A line whose system log prefix no sign expects: <22>1 2026-… | {"SYSLOG_IDENTIFIER": … | postfix/smtpd[123]: at the start
const UNUSUAL = /^\s{0,8}(?:\{|[a-z_]{1,12}=|(?:<\d{1,3}>)?1 |[A-Za-z][\w./-]{1,60}\[\d{1,10}\]:)/;

/** What signs are looked for in: the head of a line, a system log's as `Nov 24 10:00:01 mail program[pid]: …` however it is written. */
function lookedAt(line: string): string {
  const head = line.length > LONGEST_LOOKED_AT ? line.slice(0, LONGEST_LOOKED_AT) : line;
  if (!UNUSUAL.test(head)) return head;
  const logged = loggedLine(line);
  if (!logged) return head;
  const { program, pid, text, start, end } = logged;
  return `Nov 24 10:00:01 mail ${program}${pid === '' ? '' : `[${pid}]`}: ${text.slice(start, Math.min(end, start + LONGEST_LOOKED_AT))}`;
}

interface Weighed {
  readonly format: Format;
  readonly weight: number;
  /** The weight without the signs that only could be. */
  readonly firm: number;
  /** How many lines showed a sign. */
  readonly lines: number;
}

function likely(some: readonly Format[], lines: readonly string[]): readonly Weighed[] {
  return some.map((format) => weigh(format, lines)).filter((one) => one.weight >= LIKELY_WEIGHT);
}

function isLeft(line: string, known: readonly Format[]): boolean {
  return readLine(line, inOrder(known), memories()).format === undefined;
}

function memories(): (id: string) => Memory {
  const all = new Map<string, Memory>();
  return (id) => {
    const memory = all.get(id) ?? new Map<string, string>();
    all.set(id, memory);
    return memory;
  };
}

function weigh(format: Format, lines: readonly string[]): Weighed {
  const seen = new Set<Sign>();
  let count = 0;
  for (const line of lines) {
    const sign = format.signs.find((one) => one.pattern.test(line));
    if (!sign) continue;
    seen.add(sign);
    count++;
  }
  const weights = [...seen].map((sign) => sign.weight);
  return { format, weight: sum(weights), firm: sum(weights.filter((weight) => weight !== 1)), lines: count };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

// A line that may say something about mail, whatever stands before: a verb, or a number like a reply code.
const TELLING = /\b(?:EHLO|HELO|LHLO|MAIL FROM|RCPT TO|QUIT|STARTTLS|AUTH [A-Z]|postfix\/|dovecot|exim|sendmail|qmail|deliver)|[SL]MTP|(?:^|[^\w.])[2-5]\d\d[ -]/i;
const FEWEST_TELLING = 2;
const MOST_ARE_LOGGED = 0.6;
const NEARLY_ALL = 0.9;
/** A wrapping must show more than this share above what the bare lines did. */
const LITTLE = 0.1;
/** Of the telling lines, so many have the prefix where there is one. */
const MOST_HAVE_IT = 0.6;
const MOST_TRIED = 60;

/** A record stands on one line. */
const NO_MEMORY: Memory = new Map<string, string>();

function areRecords(lines: readonly string[]): boolean {
  const some = lines.slice(0, MOST_TRIED);
  return some.filter((line) => record.unwrap(line, NO_MEMORY)).length >= some.length * MOST_HAVE_IT;
}

/** What the telling lines may stand in. */
function candidates(telling: readonly string[]): readonly Wrapping[] {
  const some = telling.slice(0, MOST_TRIED);
  const share = (test: (line: string) => boolean): number => some.filter(test).length / some.length;
  if (areRecords(some)) return [record];
  if (share((line) => /^\s{0,12}(?:_{0,2}[A-Z][A-Z0-9_]{1,60}=|"_{0,2}[A-Z][A-Z0-9_]{1,60}" ?: ?")/.test(line)) >= MOST_HAVE_IT) return [entry];
  const kinds = some.map((line) => piecesOf(line).kinds);
  const found: Wrapping[] = [];
  const indents = some.map((line) => line.length - line.trimStart().length).filter((blanks) => blanks > 0 && blanks <= 24);
  if (indents.length >= some.length * MOST_HAVE_IT) found.push(indentOf(Math.min(...indents)));
  for (let count = 1; ; count++) {
    const [kind, lines] = commonest(kinds.filter((one) => one.length >= count).map((one) => one.slice(0, count)));
    if (kind === undefined || lines < some.length * MOST_HAVE_IT) return found;
    found.push(prefixOf(kind));
  }
}

function commonest(all: readonly string[]): readonly [string | undefined, number] {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].reduce<readonly [string | undefined, number]>((most, one) => (one[1] > most[1] ? one : most), [undefined, 0]);
}

function unwrapped(lines: readonly string[], wrapping: Wrapping): readonly string[] {
  const memory: Memory = new Map<string, string>();
  return lines.map((line) => {
    const inside = wrapping.unwrap(line, memory);
    if (!inside) return line;
    return inside.program === undefined ? inside.text : `${inside.program}[${inside.pid === undefined || inside.pid === '' ? '0' : inside.pid}]: ${inside.text}`;
  });
}

/** How well formats read lines. */
interface Cover {
  /** Lines that say something, or that a particular program is known to write. */
  readonly read: number;
  /** Of those, lines of a system log. */
  readonly logged: number;
  readonly replies: number;
  readonly commands: number;
}

function coverOf(lines: readonly string[], active: readonly Format[], wrapping?: Wrapping): Cover {
  const memoryOf = memories();
  const cover = { read: 0, logged: 0, replies: 0, commands: 0 };
  for (const line of active.length === 0 ? [] : lines) {
    const { logged, format, statements, pasted } = readLine(line, active, memoryOf, wrapping);
    // A piece is found whatever the line stands in.
    if (pasted === true) continue;
    const words = statements.map((statement) => wordsOf(statement, line));
    const replies = words.filter((one) => one !== undefined && readReplyLine(one, 0, 0, one.length)).length;
    const commands = words.filter((one) => one !== undefined && readCommand(one, 0, 0, one.length, 'strict')).length;
    cover.replies += replies;
    cover.commands += commands;
    if (logged === true) cover.logged++;
    const known = logged === true || (format !== undefined && knowsItsLines(format) && (format.programs !== undefined || TELLING.test(line)));
    if (known || replies + commands > 0 || words.includes(undefined)) cover.read++;
  }
  return cover;
}

/** Lines of which bare formats make nothing. */
function linesLeftBy(active: readonly Format[], lines: readonly string[]): readonly string[] {
  const memoryOf = memories();
  return lines.filter((line) => {
    const { logged, statements, format } = readLine(line, active, memoryOf);
    const says = statements.some((statement) => {
      const words = wordsOf(statement, line);
      return words === undefined || readReplyLine(words, 0, 0, words.length) !== undefined || readCommand(words, 0, 0, words.length, 'strict') !== undefined;
    });
    return logged !== true && !says && (format === undefined || !knowsItsLines(format));
  });
}

/** The words of a line of a dialogue; nothing for a statement of another kind. */
function wordsOf(statement: Statement, line: string): string | undefined {
  if (statement.kind !== 'said') return undefined;
  const { body } = statement;
  return body.text ?? line.slice(body.start, body.end);
}
