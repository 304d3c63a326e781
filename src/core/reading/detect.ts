import { formats, inOrder } from '../formats';
import { dialogue } from '../formats/general/dialogue';
import type { Format } from '../formats/format';
import { looseReply } from '../formats/general/looseReply';
import { given } from '../given';
import { finished, type Steps } from '../steps';
import { withBlanks } from '../text/blanks';
import { splitLines } from '../text/lines';
import { areRecords, areSpread, candidates } from './detect/candidates';
import { coverOf, isRead, isTelling, linesLeftBy } from './detect/cover';
import { NOTHING, type Detection } from './detect/detection';
import { areOfAnotherProtocol } from './detect/otherProtocols';
import { areCodeTable } from './detect/codeTables';
import { areReport } from './detect/reports';
import { bySigns, LONGEST_LOOKED_AT } from './detect/signs';
import { withHeadless } from './detect/withHeadless';
import { notationIn } from './detect/notations';
import { pairIn } from './detect/pairs';
import { inMarkup } from './detect/inMarkup';
import { withoutSource } from './detect/sourceCode';
import { inWrapping, unwrapped } from './detect/wrapped';
import { foldingOf } from './folding';
import { unfolded } from './folding/wholeLines';
import { areSpaced, withoutSpacing } from './spacing';
import { always } from './markup';
import { textWithout } from './markup/markup';
import { notationOf } from './wrappings/notation';
import { pairsOf } from './wrappings/pairs';
import { record } from './wrappings/record';
import { spreadRecord } from './wrappings/spreadRecord';
import { within, type Wrapping } from './wrappings/wrapping';
import { isWritten } from './writtenLine';

export type { Detection };

/** The head of a file is enough to tell; a log's first lines are like its others. */
const LINES_LOOKED_AT = 500;
/** Of the head, so much is tried in each wrapping. */
const LINES_UNWRAPPED = 150;
const FEWEST_TELLING = 2;

/**
 * Which formats a text has, by the signs in its first lines.
 * @param chosen the only one it may have: then it is known, and what its lines stand in is looked for
 */
export function detectFormats(text: string, chosen?: Format): Detection {
  return finished(detectionSteps(text, chosen));
}

/** The same in steps: for a text of many lines, in a program that has just begun, it takes a tenth of a second. */
export function* detectionSteps(text: string, chosen?: Format): Steps<Detection> {
  const lines = headOf(text);
  if (!areSpaced(lines)) return yield* detectionIn(lines, chosen);
  return { ...(yield* detectionIn(withoutSpacing(lines), chosen)), spaced: true };
}

function* detectionIn(lines: readonly string[], chosen: Format | undefined): Steps<Detection> {
  return yield* inMarkup(lines, function* (some) {
    const folding = foldingOf(some);
    const whole = unfolded(some, folding);
    const found: Detection = { ...(yield* detectIn(whole, chosen)), ...given({ folding }) };
    if (chosen || found.formats.length === 0) return found;
    if (areReport(whole) || isTable(whole, found)) return { ...NOTHING, report: true };
    return areOfAnotherProtocol(whole) || tellOfReplies(whole, found) ? NOTHING : found;
  });
}

function* detectIn(lines: readonly string[], chosen: Format | undefined): Steps<Detection> {
  const asked = chosen ? [chosen] : OTHERS;
  const found = withHeadless(yield* detectWhole(lines, asked), lines, asked);
  if (chosen || !found.formats.every(({ lastResort }) => lastResort === true) || beginLikeDialogue(lines)) return found;
  const loose = yield* bySigns(lines, [looseReply]);
  return found.formats.length === 0 ? loose : { ...found, formats: inOrder([...found.formats, ...loose.formats]) };
}

/** Whether lines are a table of codes and nothing else, beside which nobody asks for anything. */
function isTable(lines: readonly string[], { formats: found, wrapping }: Detection): boolean {
  return found.every(({ general }) => general === true) && areCodeTable(lines) && coverOf(lines, found, wrapping).commands === 0;
}

/** Whether lines are a test or a page about replies, beside which commands stand that nobody answered. */
function tellOfReplies(lines: readonly string[], { formats: found, wrapping }: Detection): boolean {
  if (!found.every(({ general }) => general === true) || lines.filter((line) => isTelling(line) && isWritten(line)).length < FEWEST_TELLING) return false;
  const { replies, cited, refusals } = coverOf(lines, found, wrapping);
  return replies + cited + refusals === 0;
}

/** Beside any of them, single replies are found in lines that nobody takes; where error messages are all there is, replies that programs log tell of failures too. */
const OTHERS = formats.filter((format) => format !== looseReply);

/** What the lines are as a whole. That error messages are in them does not tell what they stand in. */
function* detectWhole(lines: readonly string[], asked: readonly Format[]): Steps<Detection> {
  const bare = yield* bySigns(lines, asked);
  const telling = lines.filter(isTelling);
  const recorded = areRecords(telling) ? record : areSpread(telling) ? spreadRecord : undefined;
  if (telling.length === 0 || (isKnown(bare) && !recorded && isRead(telling, bare.formats))) return bare;
  const unread = bare.sure.length > 0 && !recorded ? linesLeftBy(bare.formats, telling) : telling;
  const tried = unread.length < FEWEST_TELLING ? lines.filter((line) => line.trim() !== '') : unread;
  yield;
  const wrapped = yield* inWrapping(lines.slice(0, LINES_UNWRAPPED), candidates(tried), asked, bare);
  if (wrapped.wrapping && isKnown(wrapped) && isRead(telling, wrapped.formats, wrapped.wrapping)) return wrapped;
  yield;
  return yield* inNotation(lines, recorded, asked, wrapped);
}

/** Whether it is sure what lines are, and not only that error messages are in them. */
function isKnown({ sure }: Detection): boolean {
  return sure.some(({ lastResort }) => lastResort !== true);
}

/** What lines are that write a session down in a way of their own. @param outer what they stand in themselves */
function* inNotation(lines: readonly string[], outer: Wrapping | undefined, asked: readonly Format[], otherwise: Detection): Steps<Detection> {
  const inside = outer ? unwrapped(lines, outer) : lines;
  const notation = notationIn(inside);
  const pair = notation ? undefined : pairIn(inside);
  const inner = notation ? notationOf(notation) : pair && pairsOf(pair);
  if (!inner) return otherwise;
  yield;
  return yield* inWrapping(lines, [outer ? within(outer, inner) : inner], asked, otherwise);
}

/** Whether a text may be a piece of a session, too short to tell: its first line is like a reply or command, and no line speaks against it. */
export function beginsLikeDialogue(text: string): boolean {
  return beginLikeDialogue(headOf(text));
}

function beginLikeDialogue(lines: readonly string[]): boolean {
  const [first, ...others] = lines.filter((line) => line.trim() !== '');
  const speaks = (line: string, against: boolean): boolean => dialogue.signs.some(({ pattern, weight }) => weight < 0 === against && pattern.test(line.slice(0, LONGEST_LOOKED_AT)));
  return first !== undefined && speaks(first, false) && ![first, ...others].some((line) => speaks(line, true));
}

function headOf(text: string): readonly string[] {
  return withoutSource(splitLines(withBlanks(text.slice(0, 200_000))).slice(0, LINES_LOOKED_AT).map((line) => textWithout(always, line)));
}
