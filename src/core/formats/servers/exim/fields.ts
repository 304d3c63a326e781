/**
 * Where the fields of a line end: at the colon behind them, outside of quotes
 * (`DN="/O=a: b"`). Negative where no colon follows.
 */
export function endOfFields(text: string, from: number): number {
  for (let at = from; ; ) {
    const colon = text.indexOf(': ', at);
    const quote = colon < 0 ? -1 : text.indexOf('="', at);
    if (quote < 0 || quote > colon) return colon;
    const closing = text.indexOf('"', quote + 2);
    if (closing < 0) return colon;
    at = closing + 1;
  }
}
