import { formatWithId } from '../formats';
import type { Memory } from '../formats/format';

/** Formats remember the lines of a reply, some more. */
const LINES_OF_A_REPLY = 20;

/** How far above the next line what formats remember may reach. @param memories by the ids of the formats */
export function linesKept(memories: ReadonlyMap<string, Memory>): number {
  return Math.max(0, ...[...memories].map(([id, memory]) => formatWithId(id)?.linesKept?.(memory) ?? LINES_OF_A_REPLY));
}
