import type { Format, Line } from '../formats/format';

/** Pieces of a log stand near the start of a line, or of a sentence about them. */
const LOOKED_AT = 2000;
// What closes a piece in a sentence: "NOQUEUE: reject: …" | `status=bounced (…)`
const CLOSES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['`', '`'],
  ['“', '”'],
  ['«', '»'],
]);

/**
 * The piece of a line that a format's programs wrote, where somebody pasted it
 * without time, host and tag: after a quote mark, in a list, in a sentence.
 */
export function headlessIn({ headless }: Format, text: string): Line | undefined {
  if (!headless) return undefined;
  const head = text.length > LOOKED_AT ? text.slice(0, LOOKED_AT) : text;
  const found = headless.words.some((word) => head.includes(word)) ? headless.pattern.exec(head) : null;
  if (!found) return undefined;
  const start = found.index;
  const end = text.trimEnd().length;
  const close = CLOSES.get(text[start - 1] ?? '');
  const closed = close === undefined ? -1 : closingAt(text, close, start);
  return { text, start, end: closed < 0 ? Math.max(start, end) : closed, program: '', pid: '', headless: true };
}

/** In a cell of separated values, a quote mark that is none of its ends is written twice. */
function closingAt(text: string, close: string, from: number): number {
  let at = text.indexOf(close, from);
  while (close === '"' && at >= 0 && text[at + 1] === close) at = text.indexOf(close, at + 2);
  return at;
}
