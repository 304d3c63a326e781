import { splitLines } from '../text/lines';
import { dialogue } from './dialogue';
import type { Format } from './format';
import { labelled } from './labelled';
import { postfix } from './postfix';
import { swaks } from './swaks';

/** Every format we read. Where two read a line, the earlier one does. */
export const formats: readonly Format[] = [postfix, swaks, labelled, dialogue];

export function formatWithId(id: string): Format | undefined {
  return formats.find((format) => format.id === id);
}

/** Which formats a text has, the likeliest first, and on what that rests. */
export interface Detection {
  readonly formats: readonly Format[];
  /** Sure enough to annotate a file that nobody called a mail log. */
  readonly sure: boolean;
  /** How many lines showed a sign of the first format. */
  readonly lines: number;
}

/** The head of a file is enough to tell; a log's first lines are like its others. */
const LINES_LOOKED_AT = 500;
const SURE_WEIGHT = 6;
const LONGEST_LOOKED_AT = 400;

export function detectFormats(text: string): Detection {
  const lines = splitLines(text.slice(0, 200_000)).slice(0, LINES_LOOKED_AT);
  const found = formats
    .map((format) => ({ format, ...weigh(format, lines) }))
    .filter((one) => one.weight >= 1)
    .sort((a, b) => b.weight - a.weight);
  return {
    formats: found.map((one) => one.format),
    sure: (found[0]?.strong ?? false) || (found[0]?.weight ?? 0) >= SURE_WEIGHT,
    lines: found[0]?.lines ?? 0,
  };
}

function weigh(format: Format, lines: readonly string[]): { weight: number; lines: number; strong: boolean } {
  let weight = 0;
  let count = 0;
  let strong = false;
  for (const line of lines) {
    const head = line.length > LONGEST_LOOKED_AT ? line.slice(0, LONGEST_LOOKED_AT) : line;
    const sign = format.signs.find((one) => one.pattern.test(head));
    if (!sign) continue;
    weight += sign.weight;
    count++;
    strong ||= sign.weight === 4;
  }
  return { weight, lines: count, strong };
}
