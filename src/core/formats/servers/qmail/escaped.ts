import type { Piece } from '../../../statement';
import { standsAt } from '../../../text/matches';

const NEXT_LINE = /\/(?:[2-5]\d\d[_-]|$)/y;

/** A piece of what qmail-send logs as a server said it: qmail writes blanks as underscores and line ends as slashes. */
export function unescaped(text: string, start: number, end: number): Piece {
  return { start, end, text: text.slice(start, end).replaceAll('_', ' ').replaceAll('/', (slash, place: number) => (isLineEnd(text, start + place) ? ' ' : slash)) };
}

const GIVING_UP = '/Giving_up_on_';

/** The reply that begins at a place of what qmail-send logs; no blank stands in it. */
export function escapedReply(text: string, start: number, end: number): Piece {
  const blank = text.indexOf(' ', start);
  const last = blank < 0 ? end : Math.min(end, blank);
  const given = text.indexOf(GIVING_UP, start);
  return unescaped(text, start, given >= 0 && given < last ? given : text[last - 1] === '/' ? last - 1 : last);
}

/** A slash may also belong to an address of the web. */
function isLineEnd(text: string, at: number): boolean {
  return standsAt(NEXT_LINE, text, at);
}
