import { backslashes } from './backslashes';
import { bbCode } from './bbCode';
import { caretNotation } from './caretNotation';
import { colours } from './colours';
import { containerRecords } from './containerRecords';
import { diffMarks } from './diffMarks';
import { emphasis } from './emphasis';
import { entities } from './entities';
import { fieldsBehind } from './fieldsBehind';
import { invisible } from './invisible';
import { fileNames, lineNumbers, numberColumn } from './lineHeads';
import { linkedText } from './linkedText';
import { listMarks } from './listMarks';
import { masks } from './masks';
import type { Markup } from './markup';
import { innerQuoteMarks, quoteMarks } from './quoteMarks';
import { quotedPrintable } from './quotedPrintable';
import { spelledOut } from './spelledOut';
import { onlyCells } from './onlyCells';
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

/** What tools put around each line that they show, with words or without. */
export const ofTools: readonly Markup[] = [containerRecords, fileNames, lineNumbers, numberColumn, onlyCells];

/** Those that programs and people write as well are taken out where that shows more. */
export const markups: readonly Markup[] = [...ofTools, ...ofPages, quoteMarks, innerQuoteMarks, listMarks, diffMarks, quotedPrintable, emphasis, backslashes, typography, spelledOut, wideBlanks, masks];

/** What was put around a text when it was copied or quoted, one after the other: nothing is lost where the lines are read as well without it. */
export const aroundText: readonly (readonly Markup[])[] = [ofTools, ofPages, [quoteMarks], [innerQuoteMarks]];

/** What was written between the characters or over them: nothing is lost where the same formats read the lines as well without it. */
export const amongWords: readonly (readonly Markup[])[] = [[backslashes], [masks]];

/** What people put into a text in more than one way at once: it is taken out together, where the lines are read better. */
export const together: readonly Markup[] = markups.filter((one) => one !== masks);
