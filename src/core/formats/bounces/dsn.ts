import type { Format, Memory } from '../format';
import { passOpenReply } from '../quotedReplies/openReply';
import { SILENT, statementsOf, type Statement } from '../../statement';
import { fenceAt } from '../../text/fence';
import { beginsReport, MBOX, NO_REPORT, PARAGRAPH, PARAGRAPH_SET_IN } from './dsn/recognition/beginning';
import { answersKept, begin, beginAnew, beginBelow, endsAbove, finish, goOutside, hasOnlyBegun, isEmbedded, isLastLine, keep, keepFields, lastWords, leave, linesKept, passLine, saysNothing, stateOf } from './dsn/gathered';
import { readOutside } from './dsn/pasted/outside';
import { answersAbove, noteAnswers } from './dsn/pasted/answersAbove';
import { beginsLogOrSession } from './dsn/pasted/logOrSession';
import { SIGNS } from './dsn/recognition/signs';
import { isOfStalwart } from './dsn/mentions/stalwart';

/**
 * A mail that tells what became of another one: a delivery status notification
 * (RFC 3464), or a report in one of the many older shapes. One mail or many
 * (mbox). What it says is known only when it was read to where the returned
 * mail begins, so its lines are kept until then.
 *
 * In `dsn/`, `recognition/` tells a report from other text, `mail/` takes a
 * mail apart, `mentions/` finds whom a line names, and `pasted/` reads what
 * stands without the mail it stood in. `gathered.ts` keeps the lines,
 * `report.ts` makes outcomes of them: by the fields for programs
 * (`groupOutcome.ts`), by the words for people (`narrative.ts`).
 */
export const dsn: Format = {
  id: 'dsn',
  name: 'Delivery status notification',
  signs: SIGNS,
  read({ text }, memory) {
    if (MBOX.test(text)) {
      const statements = finish(memory);
      begin(memory);
      return statements;
    }
    const state = stateOf(memory);
    if (state === undefined || state === 'outside') return readAbove(text, memory, state === undefined);
    if (hasOnlyBegun(memory) && NO_REPORT.test(text.slice(0, LOOKED_AT))) {
      leave(memory);
      return undefined;
    }
    if (isLastLine(memory, text)) return endMail(memory);
    const embedded = isEmbedded(memory);
    const ended = endsAbove(memory, text) ? endParagraph(text, memory) : embedded && fenceAt(text) ? endCode(memory) : embedded ? beginAnew(memory, text) : undefined;
    return ended ?? (state === 'told' ? keepFields(memory, text) : keep(memory, text));
  },
  end: finish,
  over(line, memory) {
    // The returned mail of a report that is a mail itself may hold whatever somebody wrote.
    return stateOf(memory) !== undefined && stateOf(memory) !== 'outside' && isEmbedded(memory) && beginsLogOrSession(line) ? endMail(memory) : SILENT;
  },
  linesKept,
  passed(memory) {
    if (!passLine(memory)) passOpenReply(memory);
  },
};

const LOOKED_AT = 1000;

/** A line outside of reports, or the first of one. @param first no line stands above it */
function readAbove(text: string, memory: Memory, first: boolean): Statement | readonly Statement[] | undefined {
  const told = readOutside(text, memory);
  if (!told && text.trim() === '') return undefined;
  if (!told && beginsReport(text, first)) {
    beginBelow(memory, text, { answered: answersAbove(memory), alone: PARAGRAPH.test(text) || isOfStalwart(text) || (PARAGRAPH_SET_IN.test(text) && 'set in') });
    return SILENT;
  }
  goOutside(memory);
  return told;
}

/** Ends the paragraph about one recipient, where that was pasted alone. @param text the line below it */
function endParagraph(text: string, memory: Memory): readonly Statement[] {
  const before = answersKept(memory);
  const statements = saysNothing(memory) ? SILENT : finish(memory);
  leave(memory);
  noteAnswers(statements, text, memory, before);
  const below = readAbove(text, memory, false);
  return below === undefined ? statements : [...statements, ...statementsOf(below)];
}

/** Where a mail ends, what it told is over. */
function endMail(memory: Memory): readonly Statement[] {
  const statements = lastWords(memory);
  leave(memory);
  return statements;
}

/** The end of the code that a report stands in ends it, where it was pasted into other text. */
function endCode(memory: Memory): readonly Statement[] {
  const statements = lastWords(memory);
  // Somebody marked single passages of it as code.
  if (statements.length === 0 && hasOnlyBegun(memory)) return keep(memory, '');
  leave(memory);
  return statements;
}
