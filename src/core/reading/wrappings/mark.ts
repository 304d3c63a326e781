import { beforeEscapedEnds } from '../../text/lineEnd';

/**
 * What a text puts before the words of one side of a session, and behind them:
 * `[12:00:01] <--- `, `|<-- … ---- |`, `Server->>Client: `.
 */
export interface Mark {
  /** The source of a pattern for what stands before; empty where nothing does. */
  readonly shape: string;
  /** What is to be taken from the end of the words: `-` a line drawn on, `|` the side of a box, a quote. */
  readonly closes: string;
}

/** So far into a line a mark may reach. */
export const LONGEST_MARK = 200;

const NO_MARK: Mark = { shape: '', closes: '' };

const QUOTES = '"\'`';
const SIDES = '|│┃║';
const LINES = '-─━═=~–—.';
const HEADS = '>▶►→➜➤⇒|│';

// EHLO client.example.org ----> Server: whom an arrow leads to
const NAME_BEHIND = /[-─━═=~–—.>▶►→➜➤⇒](\s{1,4}[A-Za-z][\w-]{0,20})$/;

// 2026-11-24T10:00:01.5Z | 12 | mail-01.example.com | ---- | blanks | a word | any other character
// Each takes all of its kind, so that what follows begins with another character: a shape can match in one way only, and fails at once where it does not.
const TOKEN = /(\d[\w.:,/+-]*)|([A-Za-z_][A-Za-z_.-]{0,60}\d[\w.:-]*)|([-─━═=~–—.*#])\3+|(\s+)|([A-Za-z_]+)|([\s\S])/gu;

/** A branch of a tree, however deep: `├── `, `│   └──`. */
export const BRANCH = String.raw`[│├└╰](?<=[├└╰]|(?=[\s│]{1,80}[├└╰]).)[\s│├└╰─╴]{0,80}`;
const BRANCH_ALONE = new RegExp(`^${BRANCH}$`, 'u');

/** The mark that words stand behind. @param before what the line has before them */
export function markOf(before: string): Mark {
  const written = before.trimStart();
  if (written === '') return NO_MARK;
  if (BRANCH_ALONE.test(written)) return { shape: BRANCH, closes: '' };
  let shape = '';
  for (const [, number, name, drawn, blanks, word, other = ''] of written.matchAll(TOKEN)) {
    if (number !== undefined) shape += String.raw`\d[\w.:,/+-]{0,${LONGEST_MARK}}`;
    else if (name !== undefined) shape += String.raw`[A-Za-z_][\w.:-]{0,${LONGEST_MARK}}`;
    else if (drawn !== undefined) shape += `${escaped(drawn)}{2,${LONGEST_MARK}}`;
    else if (blanks !== undefined) shape += String.raw`\s{1,${LONGEST_MARK}}`;
    else shape += escaped(word ?? other);
  }
  const last = written.at(-1) ?? '';
  const closes = [/(?:--|──|━━|══|==|~~|——|\.\.\.)/.test(written) ? '-' : '', /[|│┃║]/.test(written) ? '|' : '', QUOTES.includes(last) ? last : ''];
  return { shape, closes: closes.join('') };
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}

/** Where words end, without what closes them. */
export function endOfWords(text: string, from: number, { closes }: Mark): number {
  let end = backOver(text, from, text.length, ' \t\r');
  if (closes.includes('|')) end = backOver(text, from, SIDES.includes(text.charAt(end - 1)) ? end - 1 : end, ' \t');
  if (closes.includes('-')) {
    const to = end - (NAME_BEHIND.exec(text.slice(Math.max(from, end - 30), end))?.[1]?.length ?? 0);
    const drawn = backOver(text, from, HEADS.includes(text.charAt(to - 1)) ? to - 1 : to, LINES);
    if (to - drawn >= 3 && text[drawn - 1] === ' ') end = backOver(text, from, drawn, ' \t');
  }
  const quote = closes.at(-1) ?? '';
  if (!QUOTES.includes(quote) || quote === '') return end;
  const stop = ',;'.includes(text.charAt(end - 1)) ? end - 1 : end;
  if (text[stop - 1] !== quote) return end;
  return beforeEscapedEnds(text, from, stop - 1);
}

function backOver(text: string, from: number, end: number, characters: string): number {
  let at = end;
  while (at > from && characters.includes(text.charAt(at - 1))) at--;
  return at;
}
