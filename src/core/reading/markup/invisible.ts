import { cutsOf, type Markup } from './markup';

// Soft hyphen, zero-width space and joiners, word joiner, byte order mark: web pages break long lines with them. What turns the direction of writing is shown.
const ANY = /[\u00ad\u200b-\u200d\u2060\ufeff]/;
const ALL = /[\u00ad\u200b-\u200d\u2060\ufeff]{1,100}/g;

/** Characters that nobody sees and no server writes. */
export const invisible: Markup = {
  id: 'invisible',
  standsIn: (text) => ANY.test(text),
  cuts: (text) => cutsOf(ALL, text),
};
