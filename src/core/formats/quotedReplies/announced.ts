import { given } from '../../given';
import { occasionNamed, type Occasion } from '../../reference/occasion';
import { findMark } from '../lineParts/lead';
import type { Line, Memory } from '../format';
import { isMailReply, isRefusal } from '../words/mailWords';
import type { Citation } from './cited';

/** Words of an error whose reply stands below them. */
export interface Announcement {
  /** Not global. */
  readonly pattern: RegExp;
  readonly occasion?: Occasion;
  /** In so many lines below; 1 where it is not given. */
  readonly within?: number;
}

/** In the memory: that a line above announced a reply, in how many more lines it may stand, and what was refused. */
const ANNOUNCED = 'announced reply';

/**
 * The reply that begins a line below its announcement.
 * @param announcements how the errors of a program announce one
 * @param endOf where its words end
 * @param mark a sticky pattern of what may stand before it, which ends where the reply starts
 */
export function announcedBy(announcements: readonly Announcement[], endOf: (line: Line, from: number) => number = ({ end }) => end, mark = REPLY): (line: Line, memory: Memory) => readonly Citation[] {
  return (line, memory) => {
    const [left = '', occasion = ''] = memory.get(ANNOUNCED)?.split(' ') ?? [];
    memory.delete(ANNOUNCED);
    const found = left === '' ? undefined : findMark(line, mark);
    if (found && isReply(line.text.slice(found.end))) return [{ reply: { start: found.end, end: Math.max(found.end, endOf(line, found.end)) }, ...given({ occasion: occasionNamed(occasion) }) }];
    const head = line.text.slice(0, LOOKED_AT);
    const announcement = announcements.find(({ pattern }) => pattern.test(head));
    if (announcement) memory.set(ANNOUNCED, `${announcement.within ?? 1} ${announcement.occasion ?? ''}`);
    else if (Number(left) > 1) memory.set(ANNOUNCED, `${Number(left) - 1} ${occasion}`);
    return [];
  };
}

function isReply(words: string): boolean {
  return isRefusal(words) || isMailReply(words, '');
}

const REPLY = /(?=[45]\d\d[ -]\S)/y;
const LOOKED_AT = 1000;
