import { cutsOf, type Cut, type Markup } from './markup';

// "Nov 24 10:00:01 mail …", | b'250 Ok\r\n' | ['220 mx.example.com', | "a cell with ""quotes"""
const LINE = /^(\s{0,12}[[(]?\s{0,4}[bu]?)(["']).{3,}\2[\s,;)\]]{0,8}$/;
// \" | \\ | \t | \u003c | \x3c
const ESCAPE = /\\(?:u00([\da-f]{2})|x([\da-f]{2})|([nr])|(.))/gi;
// "SENT: 250 OK": hMailServer puts quotes around what it logs, and they tell it from others
const FIELD = /^\s{0,12}"(?:SENT|RECEIVED): [^"]{1,600}"$/;
const LINE_END = /(?:\\r|\\n){1,4}$/;

/** Lines that are strings of a program or of JSON, or the only cell of a table, one on each line. */
export const stringLines: Markup = {
  id: 'stringLines',
  ofMostLines: true,
  standsIn: (text) => LINE.test(text),
  speaksAgainst: (text) => FIELD.test(text),
  cuts(text) {
    const [, before = '', mark] = LINE.exec(text) ?? [];
    if (mark === undefined) return [];
    const from = before.length + 1;
    const to = text.lastIndexOf(mark);
    const inside = text.slice(from, to);
    const within = escapesIn(inside, mark);
    if (!within) return [];
    return [{ start: 0, end: from, meaning: '' }, ...within.map(({ start, end, meaning }) => ({ start: start + from, end: end + from, meaning })), { start: to, end: text.length, meaning: '' }];
  },
};

/** What is escaped in a string; nothing where a quote ends it before. */
function escapesIn(inside: string, mark: string): readonly Cut[] | undefined {
  const doubled = inside.includes(mark + mark) && !inside.includes(`\\${mark}`);
  const plain = doubled ? inside.replaceAll(mark + mark, '') : inside.replace(/\\./g, '');
  if (plain.includes(mark)) return undefined;
  if (doubled) return cutsOf(mark === '"' ? /""/g : /''/g, inside, () => mark);
  const end = LINE_END.exec(inside)?.index ?? inside.length;
  const cuts = cutsOf(ESCAPE, inside.slice(0, end), ([, unicode, hex, kept, other]) => {
    // The formats know a line end that is written out.
    if (kept !== undefined) return undefined;
    if (other !== undefined) return other === 't' ? '\t' : other;
    const code = Number.parseInt(unicode ?? hex ?? '', 16);
    return code < 0x20 || code > 0x7e ? undefined : String.fromCharCode(code);
  });
  return end === inside.length ? cuts : [...cuts, { start: end, end: inside.length, meaning: '' }];
}
