import type { Cut, Markup } from './markup';

// bob at example dot net | bob(at)example(dot)net | bob [at] example [dot] net
const ADDRESS = /(?<![\w.])[\w.+-]{1,64}( ?[[(]at[\])] ?| at )[\w-]{1,63}(?:(?: ?[[(]dot[\])] ?| dot )[\w-]{1,63}){1,4}/gi;
const DOT = / ?[[(]dot[\])] ?| dot /gi;

/** Addresses that are spelled out, so that no robot finds them. */
export const spelledOut: Markup = {
  id: 'spelledOut',
  standsIn: (text) => /dot/i.test(text) && /[ ([]dot[ )\]]/i.test(text),
  cuts(text) {
    const cuts: Cut[] = [];
    for (const { 0: whole, 1: sign, index } of text.matchAll(ADDRESS)) {
      if (sign === undefined) continue;
      const at = index + whole.indexOf(sign);
      cuts.push({ start: at, end: at + sign.length, meaning: '@' });
      for (const dot of whole.slice(at - index).matchAll(DOT)) cuts.push({ start: at + dot.index, end: at + dot.index + dot[0].length, meaning: '.' });
    }
    return cuts;
  },
};
