import { dialogue } from '../../formats/general/dialogue';
import type { Format, Memory } from '../../formats/format';
import { fenceAt } from '../../text/fence';
import { always } from '../markup';
import { textWithout } from '../markup/markup';
import { record } from '../wrappings/record';
import { spreadRecord } from '../wrappings/spreadRecord';
import { isWritten } from '../writtenLine';
import type { Steps } from '../../steps';
import type { Wrapping } from '../wrappings/wrapping';
import { coverOf } from './cover';
import { isParticular, type Detection } from './detection';
import { bySigns, SURE_WEIGHT } from './signs';

/** A wrapping must show more than this share above what the bare lines did. */
const LITTLE = 0.1;
const NEARLY_ALL = 0.9;

/** What lines have that stand in something, where they are better read without it. */
export function* inWrapping(lines: readonly string[], wrappings: readonly Wrapping[], asked: readonly Format[], bare: Detection): Steps<Detection> {
  let best = bare;
  let { read } = coverOf(lines, bare.formats, bare.wrapping);
  for (const wrapping of wrappings) {
    const inner = unwrapped(lines, wrapping);
    const inside = yield* bySigns(inner, asked);
    const cover = coverOf(lines, inside.formats, wrapping);
    yield;
    // What a collector puts before lines it puts before all; a program's own format knows what else stands there.
    if (isParticular(bare) && bare.sure.length > 0 && inside.likeliest === bare.likeliest && !isRecord(wrapping) && !standsBeforeAll(wrapping, lines)) continue;
    const better = isBetter(inside, best, cover.read, read) || (isRecord(wrapping) && cover.read > 0 && (cover.read >= read || (wrapping === spreadRecord && cover.logged > 0)));
    if (!better || !isSession(inside, lines, wrapping)) continue;
    best = { ...inside, wrapping };
    read = cover.read;
  }
  return best;
}

/** A record tells what its text is: that a line of a system log can be read in it as it stands, escapes and all, is no reason to. */
function isRecord(wrapping: Wrapping): boolean {
  return wrapping === record || wrapping === spreadRecord;
}

function standsBeforeAll(wrapping: Wrapping, lines: readonly string[]): boolean {
  const memory: Memory = new Map<string, string>();
  const written = lines.filter((line) => line.trim() !== '' && !fenceAt(line) && !GOES_ON.test(line));
  return written.filter((line) => wrapping.unwrap(line, memory) !== undefined).length >= written.length * NEARLY_ALL;
}

/** What a logger wrote at once has the prefix on its first line alone: fields set in beneath it, the next line of a reply. */
const GOES_ON = /^(?:\s{2,24}\S|[2-5]\d\d[ -])/;

/** Lists and comments quote replies too: where nobody is named, both sides must speak in the wrapping, or a server greet. */
function isSession({ sure, likeliest, formats }: Detection, lines: readonly string[], wrapping: Wrapping): boolean {
  if (likeliest !== dialogue || sure.length === 0) return sure.length > 0;
  const memory: Memory = new Map<string, string>();
  const wrapped = lines.filter((line) => wrapping.unwrap(line, memory) !== undefined);
  const { replies, commands } = coverOf(wrapped, formats, wrapping);
  const surely = dialogue.signs.filter(({ weight }) => weight === SURE_WEIGHT);
  return replies > 0 && (commands > 0 || unwrapped(wrapped, wrapping).some((line) => surely.some(({ pattern }) => pattern.test(line))));
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

/** Lines without what they stand in; those that do not are as they were. */
export function unwrapped(lines: readonly string[], wrapping: Wrapping): readonly string[] {
  const memory: Memory = new Map<string, string>();
  return lines.map((line) => {
    const inside = wrapping.unwrap(line, memory);
    if (!inside || isWritten(line)) return line;
    const plain = textWithout(always, inside.text);
    return inside.program === undefined ? plain : `${inside.program}[${inside.pid === undefined || inside.pid === '' ? '0' : inside.pid}]: ${plain}`;
  });
}
