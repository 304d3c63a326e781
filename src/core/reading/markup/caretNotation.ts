import type { Cut, Markup } from './markup';

// …$ | …^M$: the end of a line, as `cat -A` and vi's `:set list` show it
const END = /(?:\^M)?\$$/;
const TAB = /\^I/g;

/** What cannot be seen, made visible: tabs and the ends of lines. */
export const caretNotation: Markup = {
  id: 'caretNotation',
  ofMostLines: true,
  standsIn: (text) => text.endsWith('$'),
  cuts(text) {
    const end = END.exec(text)?.index;
    if (end === undefined) return [];
    const tabs = [...text.slice(0, end).matchAll(TAB)].map(({ index }): Cut => ({ start: index, end: index + 2, meaning: '\t' }));
    return [...tabs, { start: end, end: text.length, meaning: '' }];
  },
};
