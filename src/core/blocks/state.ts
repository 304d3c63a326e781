import type { Open } from '../dialogue/openSessions';
import { dialogue } from '../formats/general/dialogue';
import type { Format, Memory } from '../formats/format';
import { beginsLikeDialogue, detectionSteps } from '../reading/detect';
import { NOTHING_ABOVE, type Spacing } from '../reading/spacing';
import { given } from '../given';
import { finished, type Steps } from '../steps';
import type { Folding } from '../reading/folding/folding';
import type { Whole } from '../reading/folding/wholeLines';
import type { Markup, Plain } from '../reading/markup/markup';
import type { Wrapping } from '../reading/wrappings/wrapping';
import type { ToldSides } from './bothSides';
import type { ShownLog } from './shownTwice';
import type { ToldFailure } from './retellings';
import type { OpenPassage } from '../sasl/credentials/passages/passage';
import { hasForeignBlanks } from '../text/blanks';
import { NO_STAMP } from '../text/stamp';

/** What is carried from one block to the next. Plain data, to be compared with `sameState`. */
export interface AnalysisState extends Open {
  readonly formats: readonly Format[];
  /** Somebody chose the format, or the text is a report that has none: it is not looked for. */
  readonly chosen: boolean;
  /** What stands around the lines, where they cannot be read with it. */
  readonly wrapping?: Wrapping;
  /** What marks words in the lines; where this is absent, what is looked for in every line. */
  readonly markups?: readonly Markup[];
  /** How long lines of the log were broken into several, where they were. */
  readonly folding?: Folding;
  /** Where it is read without the blank lines that were put between its lines. */
  readonly spacing?: Spacing;
  /** The last lines above, where they begin a line of a log that may go on. */
  readonly unfinished?: readonly string[];
  /** Its first part has foreign blanks, which are read as blanks. */
  readonly foreignBlanks?: true;
  /** Lines above that had markup and that something still open tells of, by their numbers. */
  readonly marked?: ReadonlyMap<number, Plain | Whole>;
  /** What each format remembers, by its id. */
  readonly memories: ReadonlyMap<string, Memory>;
  /** How many logins failed from an address, as far as that is kept. */
  readonly loginFailures: ReadonlyMap<string, number>;
  /** Failures that another format may tell again. */
  readonly told: readonly ToldFailure[];
  /** Refusals that the other side may tell again. */
  readonly sides: ToldSides;
  /** Lines of a log that somebody shows among words of his own, and may show again. */
  readonly shown?: ShownLog;
  /** The kinds of time stamps that lines of the formats have: another line with one of them shows no other format. */
  readonly stamps: number;
  /** The last line ends in a secret that may have been broken there. */
  readonly broken?: true;
  /** The last secrets that were told above. */
  readonly secrets?: readonly string[];
  /** A line above announced a secret that may stand on the next. */
  readonly passage?: OpenPassage;
}

/**
 * The state before the first line.
 * @param head the first part of the text, some hundred lines
 * @param format the only format the text has, whatever its lines look like
 */
export function startState(head: string, format?: Format): AnalysisState {
  return finished(startSteps(head, format));
}

/** The same in steps. */
export function* startSteps(head: string, format?: Format): Steps<AnalysisState> {
  const { formats: found, wrapping, markups, folding, spaced = false, report = false } = yield* detectionSteps(head, format);
  const detected = format ? [format] : found;
  return { formats: !report && detected.length === 0 && beginsLikeDialogue(head) ? GUESSED : detected, chosen: report || format !== undefined, ...given({ wrapping, markups, folding }), ...(spaced ? { spacing: { above: NOTHING_ABOVE, places: new Map() } } : {}), ...(hasForeignBlanks(head) ? { foreignBlanks: true } : {}), sessions: new Map(), records: new Map(), deferrals: [], foretold: [], held: new Map(), memories: new Map(), loginFailures: new Map(), told: [], sides: {}, stamps: NO_STAMP };
}

/** A piece of a session that is too short to be told surely. */
const GUESSED: readonly Format[] = [dialogue];
