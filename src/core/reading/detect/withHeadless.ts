import { inOrder } from '../../formats';
import type { Format } from '../../formats/format';
import { headlessIn } from '../headlessPiece';
import { readLine } from '../readLine';
import { NOTHING, type Detection } from './detection';
import { memories } from './memories';
import { unwrapped } from './wrapped';

/** With the formats of which headless pieces stand in lines that nobody takes. */
export function withHeadless(whole: Detection, lines: readonly string[], asked: readonly Format[]): Detection {
  const others = asked.filter((one) => one.headless && !whole.formats.includes(one));
  if (whole.wrapping?.loose === true && whole.formats.every(({ lastResort }) => lastResort === true)) {
    // `login authenticator failed for …: what was taken for a prefix of error messages begins pieces of a log.
    const bare = withHeadless(NOTHING, lines, asked);
    if (bare.lines > 0 && bare.lines >= whole.lines) return bare;
  }
  const written = whole.wrapping ? [...lines, ...unwrapped(lines, whole.wrapping)] : lines;
  // Reading the lines again costs more than looking; seldom is there any.
  if (!written.some((line) => others.some((one) => headlessIn(one, line)))) return whole;
  const memoryOf = memories();
  const found = new Map<Format, number>();
  for (const line of lines) {
    const { logged, format, unwrapped = line } = readLine(line, whole.formats, memoryOf, whole.wrapping);
    if (logged === true || (format && format.takesAnything !== true && format.lastResort !== true)) continue;
    const headless = others.find((one) => headlessIn(one, unwrapped) !== undefined);
    if (headless) found.set(headless, (found.get(headless) ?? 0) + 1);
  }
  const [first] = found;
  if (!first) return whole;
  const named = whole.likeliest && whole.sure.includes(whole.likeliest) ? {} : { likeliest: first[0], lines: first[1] };
  return { ...whole, ...named, formats: inOrder([...whole.formats, ...found.keys()]), sure: inOrder([...whole.sure, ...found.keys()]) };
}
