/** Text of a log made safe to print: control characters and marks that reorder text are shown, not obeyed. */

// C0 and C1 controls, bidirectional marks and overrides, zero-width characters, line separators
// eslint-disable-next-line no-control-regex
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;
const EACH_INVISIBLE = new RegExp(INVISIBLE, 'g');

/** Every such character becomes its code point in angle brackets: `<U+202E>`. */
export function visible(text: string): string {
  // Hardly any text has one, and to see that is quicker than to replace none.
  if (!INVISIBLE.test(text)) return text;
  return text.replace(EACH_INVISIBLE, (character) => {
    const point = character.charCodeAt(0);
    return character === '\t' ? ' ' : `<U+${point.toString(16).toUpperCase().padStart(4, '0')}>`;
  });
}
