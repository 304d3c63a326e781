import { cutsOf, type Markup } from './markup';

const NAMES = 'p|li|ul|ol|div|span|font|b|strong|i|em|u|code|pre|tt|kbd|samp|br|mark|small|blockquote';
// <p> | </li> | <br /> | <span style="color:red">, and neither <user@example.org> nor the <b> of MAIL FROM:<b>
const TAG = new RegExp(String.raw`(?<!(?:[=:]|FROM: |TO: ))<(?:\/(?:${NAMES})\s{0,4}|(?:${NAMES})(?:\s[^<>@]{0,300})?)>|(?<=:)<\/?(?:p|li|br|span|strong|em|code|pre)(?:\s[^<>@]{0,300})?>`, 'gi');
const SURE = new RegExp(String.raw`<(?:\/(?:${NAMES})|br ?\/?|p|li|pre|code|strong|b)>`, 'i');

/** Tags of a web page round lines and words; those of tables, headings and whole pages are no log's. */
export const tags: Markup = {
  id: 'tags',
  standsIn: (text) => text.includes('<') && SURE.test(text),
  cuts: (text) => cutsOf(TAG, text),
};
