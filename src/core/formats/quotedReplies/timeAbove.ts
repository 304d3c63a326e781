import { momentIn, type Moment } from '../../text/moment';
import type { Memory } from '../format';

/** In the memory: the last time that a line begins with, and for how many lines more it holds. */
const TIME_ABOVE = 'time above';

/** A logger may write the time before what its program says of the error, which stands on one of the next lines. */
export function noteTime(text: string, memory: Memory): void {
  const moment = TIMED.test(text) ? momentIn(text) : undefined;
  const [above, lines] = memory.get(TIME_ABOVE)?.split(' ') ?? [];
  if (moment !== undefined) memory.set(TIME_ABOVE, `${moment} ${LINES_TO_ERROR}`);
  else if (above !== undefined && Number(lines) > 1) memory.set(TIME_ABOVE, `${above} ${Number(lines) - 1}`);
  else memory.delete(TIME_ABOVE);
}

const LINES_TO_ERROR = 3;
const TIMED = /^\s{0,8}\[?(?:\d{1,4}[-/.:]\d\d|[A-Z][a-z]{2} {1,2}\d)/;

/** The time in one of the lines right above, where one has any. */
export function momentAbove(memory: Memory): Moment | undefined {
  const [above] = memory.get(TIME_ABOVE)?.split(' ') ?? [];
  return above === undefined ? undefined : Number(above);
}
