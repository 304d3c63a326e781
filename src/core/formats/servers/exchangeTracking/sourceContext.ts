import type { Piece } from '../../../statement';

// 08DE2B1C4F2B0550;250 2.6.0 <1@example.com> Queued mail for delivery;ClientSubmitTime:2026-11-24T10:00:01.550Z | 451 4.4.0 DNS query failed. The error was: …
const CONTEXT = /^(?:[0-9A-Z]{6,20};|;)?(?=[2-5]\d\d[ -]\d\.\d{1,3}\.\d{1,3} )/;
const TIMES = /;(?:ClientSubmitTime|Hub|EdgeTransport):/;

/** What the other server said last, as the event repeats it. */
export function replyInContext(text: string, { start, end }: Piece): Piece | undefined {
  const context = text.slice(start, end);
  const before = CONTEXT.exec(context)?.[0].length;
  if (before === undefined) return undefined;
  return { start: start + before, end: start + (TIMES.exec(context)?.index ?? context.length) };
}
