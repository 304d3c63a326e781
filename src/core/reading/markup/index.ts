import { backslashes } from './backslashes';
import { bbCode } from './bbCode';
import { caretNotation } from './caretNotation';
import { colours } from './colours';
import { diffMarks } from './diffMarks';
import { emphasis } from './emphasis';
import { entities } from './entities';
import { fieldsBehind } from './fieldsBehind';
import { invisible } from './invisible';
import { linkedText } from './linkedText';
import type { Markup } from './markup';
import { innerQuoteMarks, quoteMarks } from './quoteMarks';
import { quotedPrintable } from './quotedPrintable';
import { spelledOut } from './spelledOut';
import { stringLines } from './stringLines';
import { tags } from './tags';
import { typography } from './typography';
import { wideBlanks } from './wideBlanks';
import { wikiLinks } from './wikiLinks';

/** Taken out of every line: programs themselves write it, in the middle of a log. */
export const always: readonly Markup[] = [colours];

/**
 * Looked for in the first lines of a text, in the order in which they are
 * taken out: what was put around last stands first. Those of pages and forums,
 * and what a logger puts behind a line, are no words of any program.
 */
const ofPages: readonly Markup[] = [colours, caretNotation, invisible, fieldsBehind, stringLines, tags, bbCode, entities, linkedText, wikiLinks];

/** Those that programs and people write as well are taken out where that shows more. */
export const markups: readonly Markup[] = [...ofPages, quoteMarks, innerQuoteMarks, diffMarks, quotedPrintable, emphasis, backslashes, typography, spelledOut, wideBlanks];

/** What was put around a text when it was copied or quoted, one after the other: nothing is lost where the lines are read as well without it. */
export const aroundText: readonly (readonly Markup[])[] = [ofPages, [quoteMarks], [innerQuoteMarks]];
