import { cutsOf, type Markup } from './markup';

// Soft hyphen, zero-width space, word joiner, byte order mark: web pages break long lines with them.
// The joiner and non-joiner (U+200D, U+200C) belong to the spelling of Persian and Indic words; what turns the direction of writing is shown.
const ANY = /[\u00ad\u200b\u2060\ufeff]/;
const ALL = /[\u00ad\u200b\u2060\ufeff]{1,100}/g;

/** Characters that nobody sees and no server writes. */
export const invisible: Markup = {
  id: 'invisible',
  standsIn: (text) => ANY.test(text),
  cuts: (text) => cutsOf(ALL, text),
};
