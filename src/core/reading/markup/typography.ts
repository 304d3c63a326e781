import { cutsOf, type Markup } from './markup';

const PLAIN: ReadonlyMap<string, string> = new Map([
  ['“', '"'],
  ['”', '"'],
  ['„', '"'],
  ['‘', "'"],
  ['’', "'"],
  ['‚', "'"],
  ['–', '-'],
  ['—', '-'],
  ['‑', '-'],
  ['…', '...'],
]);
const ANY = /[“”„‘’‚–—‑…]/;
const ALL = /[“”„‘’‚–—‑…]/g;
// An apostrophe in a word is what French servers write.
const FOREIGN = /[“”„‘‚–—‑…]|’(?!\p{L})|(?<!\p{L})’/u;

/** Quotes, dashes and dots that word processors and web pages put in place of what was typed. */
export const typography: Markup = {
  id: 'typography',
  standsIn: (text) => ANY.test(text) && FOREIGN.test(text),
  cuts: (text) => cutsOf(ALL, text, ([character]) => PLAIN.get(character)),
};
