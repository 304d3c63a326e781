import type { Unwrapped } from './wrapping';

const ESCAPE = '\u001b';
/** How syslog daemons write the character. */
const WRITTEN = '#033[';
// ESC [32m | #033[0m: what colours a terminal (ECMA-48 §8.3.117), which `docker logs` and the like keep
const SEQUENCE = new RegExp(String.raw`(?:${ESCAPE}|#033)\[[0-9;?]{0,20}[A-Za-z]`, 'g');

/** The line without what colours a terminal; nothing where it has none. */
export function withoutColours(text: string): Unwrapped | undefined {
  if (!text.includes(ESCAPE) && !text.includes(WRITTEN)) return undefined;
  const places: number[] = [];
  let plain = '';
  let from = 0;
  const keep = (to: number): void => {
    plain += text.slice(from, to);
    for (let at = from; at < to; at++) places.push(at);
  };
  SEQUENCE.lastIndex = 0;
  for (let match = SEQUENCE.exec(text); match; match = SEQUENCE.exec(text)) {
    keep(match.index);
    from = SEQUENCE.lastIndex;
  }
  if (from === 0) return undefined;
  keep(text.length);
  return { text: plain, start: 0, places: [...places, text.length] };
}
