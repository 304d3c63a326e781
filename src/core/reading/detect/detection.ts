import type { Format } from '../../formats/format';
import type { Folding } from '../folding/folding';
import type { Markup } from '../markup/markup';
import type { Wrapping } from '../wrappings/wrapping';

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
  /** What marks words in the lines, where they are read without it. */
  readonly markups?: readonly Markup[];
  /** How its long lines were broken, where they were. */
  readonly folding?: Folding;
  /** Blank lines were put between its lines. */
  readonly spaced?: boolean;
  /** The text is a report of what stands in logs: none of its lines has a format. */
  readonly report?: boolean;
}

/** Of a text that has none. */
export const NOTHING: Detection = { formats: [], sure: [], lines: 0 };

/** Whether one program alone writes what the text looks most like. */
export function isParticular({ likeliest }: Detection): boolean {
  return likeliest !== undefined && likeliest.general !== true;
}
