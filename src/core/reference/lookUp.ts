import { enhancedStatusCodes, type EnhancedStatusEntry } from './enhancedStatus';
import type { Explanation } from './explanation';
import type { Occasion } from './occasion';
import { replyCodes, type ReplyCodeEntry } from './replyCodes';

const byCode: ReadonlyMap<string, ReplyCodeEntry> = new Map(replyCodes.map((entry) => [entry.code, entry]));
const byStatus: ReadonlyMap<string, EnhancedStatusEntry> = new Map(enhancedStatusCodes.map((entry) => [entry.code, entry]));

/** The row of a three-digit code; none where the code is in no table. */
export function findReplyCode(code: string): ReplyCodeEntry | undefined {
  return byCode.get(code);
}

/** The row of an enhanced status code such as `5.1.1`, whatever its class. */
export function findEnhancedStatus(code: string): EnhancedStatusEntry | undefined {
  return byStatus.get(code.slice(2));
}

/** Name and texts of a code where it answers `occasion`, beside an enhanced status code; the general ones where that changes nothing. */
export function meaningOf(entry: ReplyCodeEntry, occasion: Occasion | undefined, status: string | undefined): Explanation & { readonly name: string } {
  const detail = status?.slice(2) ?? '';
  const meaning = occasion === undefined ? undefined : entry.meanings?.find(({ answering, beside }) => answering.includes(occasion) && beside?.includes(detail) !== false);
  const { name, description, whenSeen, howToFix } = entry;
  return { name, description, whenSeen, howToFix, ...meaning };
}
