import { readCommand } from '../../dialogue/command';
import { readReplyLine } from '../../dialogue/reply';
import { dialogue } from '../../formats/general/dialogue';
import type { Steps } from '../../steps';
import { unfolded } from '../folding/wholeLines';
import { always, amongWords, aroundText, markups, ofTools, together } from '../markup';
import { stringLines } from '../markup/stringLines';
import { textWithout, type Markup } from '../markup/markup';
import { coverOf } from './cover';
import { isParticular, type Detection } from './detection';
import { SURE_WEIGHT } from './signs';
import { withoutSource } from './sourceCode';
import { unwrapped } from './wrapped';

const MOST_HAVE_IT = 0.6;
const NEARLY_ALL = 0.9;

/**
 * What lines have without the markup that shows in them, where they are read
 * better so; without what was put around them, where they are read as well.
 * @param detect what lines have as they stand
 */
export function* inMarkup(lines: readonly string[], detect: (lines: readonly string[]) => Steps<Detection>): Steps<Detection> {
  let best = yield* detect(lines);
  if (shownIn(lines, markups).length === 0) return best;
  let read = saidIn(lines, best);
  let bare = best;
  let taken: readonly Markup[] = [];
  let left = lines;
  const refused: Markup[] = [];
  for (const group of [...aroundText, ...amongWords, together]) {
    // Behind what a tool put before the lines shows what they had before.
    const shown = shownIn(left, group);
    const some = markups.filter((markup) => taken.includes(markup) || (shown.includes(markup) && !refused.includes(markup)));
    if (some.length === taken.length || (group === ofTools && isLog(read, lines))) continue;
    const plain = withoutSource(lines.map((line) => textWithout(some, line)));
    if (plain.every((line, index) => line === lines[index])) continue;
    const inside = yield* detect(plain);
    // What a mail quotes of a report is none of its own failures either.
    if (inside.report === true) return inside;
    const now = saidIn(plain, inside);
    yield;
    const [cover, before] = compared(now, read, some, inside.folding !== undefined && best.folding === undefined);
    if (!isWorthIt({ group, some, inside, best, bare, plain, cover, before })) {
      if (aroundText.includes(group) && group.length === 1) refused.push(...group);
      continue;
    }
    best = { ...inside, markups: [...always.filter((markup) => !some.includes(markup)), ...some] };
    taken = some;
    if (group === ofTools) {
      bare = inside;
      left = plain;
    }
    read = now;
  }
  return best;
}

/** What shows whether a group of markups is to be taken out. */
interface Attempt {
  readonly group: readonly Markup[];
  /** All that were taken out: those of the group, and of groups before it. */
  readonly some: readonly Markup[];
  readonly inside: Detection;
  /** What the lines have without those of the groups before alone. */
  readonly best: Detection;
  /** What they have as they stand, but for what a tool put before them. */
  readonly bare: Detection;
  readonly plain: readonly string[];
  /** How much they say without the markups of the group, and with them. */
  readonly cover: number;
  readonly before: number;
}

function isWorthIt({ group, some, inside, best, bare, plain, cover, before }: Attempt): boolean {
  if (inside.formats.length === 0) return false;
  // With numbers before its lines, what a message tells again looks like another one.
  if (cover < before && !(group === ofTools && inside.likeliest === best.likeliest)) return false;
  if (amongWords.includes(group) && isOther(inside, best)) return false;
  if (cover === before && !isNoLoss(group, inside, best)) return false;
  if (group !== ofTools && !isSession(inside, bare, plain)) return false;
  return !(some.includes(stringLines) && isListed(inside, plain));
}

/** Where lines turn out to be broken, each of their pieces may have said something, and what two of them told in different pieces is told twice in the same words. */
function compared(now: Said, before: Said, some: readonly Markup[], broken: boolean): readonly [now: number, before: number] {
  if (some.some(({ repeats }) => repeats === true)) return [now.own, before.own];
  return broken ? [now.told + now.joined, before.told] : [now.all, before.all];
}

/** Whether lines of a program would be read as somebody else's. */
function isOther(inside: Detection, best: Detection): boolean {
  return best.sure.length > 0 && ((isParticular(best) && inside.likeliest !== best.likeliest) || (best.wrapping !== undefined && inside.wrapping?.id !== best.wrapping.id));
}

/** Whether a group of markups may be taken out of lines that tell no more without it. */
function isNoLoss(group: readonly Markup[], inside: Detection, best: Detection): boolean {
  return aroundText.includes(group) || (amongWords.includes(group) && inside.likeliest === best.likeliest && inside.wrapping?.id === best.wrapping?.id);
}

interface Said {
  /** With the replies that lines cite. */
  readonly all: number;
  /** Without them. */
  readonly own: number;
  /** With what they tell a second time as much as with what they tell first. */
  readonly told: number;
  /** Lines of a system log. */
  readonly logged: number;
  /** How many lines go on with what was broken above. */
  readonly joined: number;
}

/** How much lines say. */
function saidIn(lines: readonly string[], { formats, wrapping, folding }: Detection): Said {
  const whole = unfolded(lines, folding);
  const { read, logged, replies, commands, cited, told, refusals } = coverOf(whole, formats, wrapping);
  const said = read + replies + commands;
  return { all: said + refusals + cited, own: said + refusals, told: said + told, logged, joined: lines.length - whole.length };
}

/** What stands before the lines of a system log is read with them, and faster. */
function isLog({ logged }: Said, lines: readonly string[]): boolean {
  return logged >= lines.filter((line) => line.trim() !== '').length * NEARLY_ALL;
}

function shownIn(lines: readonly string[], some: readonly Markup[]): readonly Markup[] {
  const written = lines.filter((line) => line.trim() !== '');
  return some.filter((markup) => {
    return showsIn(markup, written) && !written.some((line) => markup.speaksAgainst?.(line) === true);
  });
}

function showsIn(markup: Markup, written: readonly string[]): boolean {
  if (markup.showsIn) return markup.showsIn(written);
  if (markup.ofMostLines !== true) return written.some((line) => markup.standsIn(line));
  return written.filter((line) => markup.standsIn(line)).length >= written.length * MOST_HAVE_IT;
}

/** Pages about mail mark reply codes too: where lines are a dialogue only without their markup, both sides must speak, or a server greet. */
function isSession({ formats, likeliest, wrapping }: Detection, bare: Detection, plain: readonly string[]): boolean {
  if (likeliest !== dialogue || bare.formats.includes(dialogue)) return true;
  const { replies, commands } = coverOf(plain, formats, wrapping);
  const surely = dialogue.signs.filter(({ weight }) => weight === SURE_WEIGHT);
  return replies > 0 && (commands > 0 || (wrapping ? unwrapped(plain, wrapping) : plain).some((line) => surely.some(({ pattern }) => pattern.test(line))));
}

/** Strings of a program hold what it expects, or a session line by line: then some command has its reply behind it. */
function isListed({ likeliest, wrapping }: Detection, plain: readonly string[]): boolean {
  if (likeliest !== dialogue) return false;
  const written = (wrapping ? unwrapped(plain, wrapping) : plain).filter((line) => line.trim() !== '');
  return !written.some((line, index) => readCommand(line, 0, 0, line.length, 'strict') && readReplyLine(written[index + 1] ?? '', 0, 0, written[index + 1]?.length ?? 0));
}
