import { matchAt } from '../../../text/matches';
import type { Line } from '../../format';
import { QUEUE_ID } from './queueId';

// 2026-11-24 10:00:01.123 +0100 [4321] 1vNq1a-0001Zx-4K | 10:00:01 is left out in a system log, and so is all but the id | [1\10] 2026-11-24 10:00:01: the first part of what is long
const HEAD = new RegExp(String.raw`(?:\[1[\\:]\d{1,3}\] )?(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{3})?(?: [+-]\d{4})? )?(?:\[(\d{1,10})\] )?(?:(${QUEUE_ID}) )?`, 'y');

interface Head {
  readonly queueId: string | undefined;
  /** The process, where Exim writes it itself; empty elsewhere. */
  readonly pid: string;
  readonly start: number;
}

/** What stands before the words of a line; nothing where it is none of Exim's. */
export function readHead({ text, start, program, headless }: Line): Head | undefined {
  const match = matchAt(HEAD, text, start);
  if (!match || (match[1] === undefined && program === '' && headless !== true)) return undefined;
  return { queueId: match[3], pid: match[2] ?? '', start: HEAD.lastIndex };
}
