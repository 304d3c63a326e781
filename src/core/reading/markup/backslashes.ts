import { cutsOf, type Markup } from './markup';

// \<bob@example.net\> | queue\_id | 550\-5.1.1 | \*\*
const ESCAPED = /\\([<>_*#|~`[\]()+.!@&-])/g;
const SURE = /\\[[<>_*#`-]/;
// postfix/smtpd\[\d+\]: … (?P<host>\S+): what finds lines in a log
const EXPRESSION = /\\[dwsDWS][+*{)]|\(\?[:P<=!]/;

/** What Markdown's editors put before a character that is to stand for itself. */
export const backslashes: Markup = {
  id: 'backslashes',
  standsIn: (text) => text.includes('\\') && SURE.test(text),
  speaksAgainst: (text) => text.includes('\\') && EXPRESSION.test(text),
  cuts: (text) => cutsOf(ESCAPED, text, ([, character]) => character),
};
