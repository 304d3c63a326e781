import type { Markup } from './markup';

// 250 2.1.0 Ok {"component":"smtp-connection","sid":"Ab3d","timestamp":"2026-11-24T10:00:01.123Z"}
const BEGINS = /\S\s{1,4}(?=\{"[\w.@-]{1,60}":)/;
// What a logger knows of the line, not of the mail
const OF_LOGGER = /"(?:timestamp|component|service|hostname|module|label|logger|request_?[iI]d|trace_?[iI]d)":/;
const ENDS = /\}\s{0,4}$/;

/** What loggers put behind the words of a line, as an object: winston's simple format, for one. */
export const fieldsBehind: Markup = {
  id: 'fieldsBehind',
  ofMostLines: true,
  repeats: true,
  standsIn: (text) => startOf(text) !== undefined,
  cuts(text) {
    const start = startOf(text);
    return start === undefined ? [] : [{ start, end: text.length, meaning: '' }];
  },
};

function startOf(text: string): number | undefined {
  if (text.startsWith('{') || !ENDS.test(text.slice(-5))) return undefined;
  const match = BEGINS.exec(text);
  return match && OF_LOGGER.test(text.slice(match.index)) ? match.index + 1 : undefined;
}
