import { cutsOf, type Markup } from './markup';

const NAMES = 'b|i|u|code|icode|pre|plain|tt|quote|color|colour|size|font|mono|email|url|noparse|spoiler';
// [b] | [/code] | [color=#ff0000]
const TAG = new RegExp(String.raw`\[(?:\/(?:${NAMES})|(?:${NAMES})(?:=[^[\]]{1,200})?)\]`, 'gi');
const SURE = new RegExp(String.raw`\[\/(?:${NAMES})\]`, 'i');

/** What forums mark words with, in brackets. */
export const bbCode: Markup = {
  id: 'bbCode',
  standsIn: (text) => text.includes('[') && (SURE.test(text) || /^\s{0,8}\[(?:code|pre|quote)[=\]]/i.test(text)),
  cuts: (text) => cutsOf(TAG, text),
};
