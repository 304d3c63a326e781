import type { Markup } from './markup';

// Nov 24 10:00:01 mail sm-mta550?: …
const TAG = /^([^:]{0,20}\d\d:\d\d:\d\d\S{0,20} \S{1,100} [A-Za-z][\w./-]{0,60}?[A-Za-z_-])(\d{1,10})\?: /;

/** A wiki takes the pid in brackets for a link to a page that it does not have, and puts a question mark in their place. */
export const wikiLinks: Markup = {
  id: 'wikiLinks',
  standsIn: (text) => text.includes('?: '),
  cuts(text) {
    const [, head = '', pid = ''] = TAG.exec(text) ?? [];
    if (pid === '') return [];
    const start = head.length;
    const mark = start + pid.length;
    return [
      { start, end: start + 1, meaning: `[${pid.charAt(0)}` },
      { start: mark, end: mark + 1, meaning: ']' },
    ];
  },
};
