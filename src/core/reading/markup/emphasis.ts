import type { Cut, Markup } from './markup';

// ** | __ | ~~ | || | * | ` in Markdown, wikis and chats; three and more are a mask or a line
const MARK = /\*{1,100}|_{2,100}|~{2,100}|\|{2,100}|`{1,100}/g;
const MARKS: ReadonlySet<string> = new Set(['**', '__', '~~', '||', '*', '`']);
// What stands inside: <bob@example.net> | "550 | 550 | Nov. A delivery in Exim's log is *> and ** with blanks around.
const BEGINS = /[\p{L}\p{N}<"'([{&=\\-]/u;
const WORD = /[\p{L}\p{N}_]/u;
// 550 | 550 5.1.1 User unknown | a sentence; `__init__` is a name
const SAID = /^[2-5]\d\d(?![\w.])|\s/;
// 550 | 550 5.1.1 | 550-5.1.1
const CODE = /^[2-5]\d\d(?:[ -][245]\.\d{1,3}\.\d{1,3})?[ :-]?$/;
// `2026-11-24` 10:00:01 … | Nov 24 10:00:01 …
const LOGGED = /^[\s`]{0,8}(?:\d{4}-\d\d-\d\d`?[ T]`?\d\d:\d\d:|[A-Z][a-z]{2} {1,2}\d{1,2}`? `?\d\d:\d\d:)/;

/** Marks in pairs that make text bold, italic or code. */
export const emphasis: Markup = {
  id: 'emphasis',
  standsIn: (text) => /[*`]|__|~~|\|\|/.test(text),
  cuts(text) {
    const whole = wholeLine(text);
    if (whole.length > 0) return whole;
    const cuts: Cut[] = [];
    const open = new Map<string, number>();
    MARK.lastIndex = 0;
    for (let match = MARK.exec(text); match; match = MARK.exec(text)) {
      const [mark] = match;
      const start = match.index;
      const end = MARK.lastIndex;
      if (!MARKS.has(mark)) continue;
      const before = text[start - 1] ?? ' ';
      const after = text[end] ?? ' ';
      const opened = open.get(mark);
      if (opened !== undefined && before.trim() !== '' && !WORD.test(after)) {
        open.delete(mark);
        if (isEmphasis(text, mark, opened, start)) cuts.push({ start: opened, end: opened + mark.length, meaning: '' }, { start, end, meaning: '' });
      } else if (opened === undefined && BEGINS.test(after) && !WORD.test(before) && before !== '\\') {
        open.set(mark, start);
      }
    }
    return cuts.sort((a, b) => a.start - b.start);
  },
};

// **Nov 24 10:00:01 …** | - `550 5.1.1 User unknown`
const WHOLE = /^[\s>]{0,12}(?:[-*+] |\d{1,3}[.)] )?(\*\*|`)(?![*`]).*[^*`\s]\s{0,8}(\*\*|`)\s{0,8}$/;

/** Marks at both ends of a line, and none between that would make pairs with them. */
function wholeLine(text: string): readonly Cut[] {
  const [, mark, closing] = WHOLE.exec(text) ?? [];
  if (mark === undefined || mark !== closing) return [];
  const from = text.indexOf(mark);
  const to = text.lastIndexOf(mark);
  const between = text.slice(from + mark.length, to).split(mark).length - 1;
  if (between > 0 && between % 2 === 0) return [];
  return [
    { start: from, end: from + mark.length, meaning: '' },
    { start: to, end: to + mark.length, meaning: '' },
  ];
}

function isEmphasis(text: string, mark: string, from: number, to: number): boolean {
  const inside = text.slice(from + mark.length, to);
  if (mark === '**') return true;
  if (mark !== '`') return SAID.test(inside);
  // What a sentence quotes in code is found where it stands; in the line of a log single words are pointed out.
  return CODE.test(inside) || (!/\s/.test(inside) && LOGGED.test(text));
}
