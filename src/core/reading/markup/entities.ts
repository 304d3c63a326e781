import { cutsOf, type Markup } from './markup';

const NAMED: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['amp', '&'],
  ['nbsp', ' '],
  ['shy', ''],
  ['zwnj', ''],
  ['hellip', '...'],
  ['ndash', '-'],
  ['mdash', '-'],
  ['lsquo', "'"],
  ['rsquo', "'"],
  ['ldquo', '"'],
  ['rdquo', '"'],
  ['laquo', '«'],
  ['raquo', '»'],
]);

// &lt; | &amp;gt; (escaped twice) | &#39; | &#x3E;
const ENTITY = /&(?:amp;)?(?:([a-z]{2,6})|#(\d{2,5})|#x([\da-f]{2,4}));/gi;
// &amp; alone is in addresses of web pages, which logs have.
const SURE = /&(?:amp;)?(?:lt|gt|quot|apos|nbsp|#\d{2,4}|#x[\da-f]{2,4});/i;

/** Characters as a web page's source writes them (HTML §13.5). */
export const entities: Markup = {
  id: 'entities',
  standsIn: (text) => text.includes('&') && SURE.test(text),
  cuts: (text) => cutsOf(ENTITY, text, meaningOf),
};

function meaningOf([, name, decimal, hex]: RegExpExecArray): string | undefined {
  if (name !== undefined) return NAMED.get(name.toLowerCase());
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  // What ends a line or controls a terminal stays written out.
  if (!(code >= 0x20 && code <= 0xffff) || (code >= 0x7f && code < 0xa0)) return undefined;
  return code === 0xa0 ? ' ' : String.fromCharCode(code);
}
