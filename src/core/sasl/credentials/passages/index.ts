import { given } from '../../../given';
import { authenticate } from './authenticate';
import { columns } from './columns';
import { comparedHash } from './comparedHash';
import { credentialsFile } from './credentialsFile';
import { dumpedValue } from './dumpedValue';
import { literal } from './literal';
import { mailboxUser } from './mailboxUser';
import type { OpenPassage, Passage, PassageReading } from './passage';
import { privateKey } from './privateKey';
import { prompted } from './prompted';
import { sessionTicket } from './sessionTicket';

/** Every kind of passage. Where a line announces several, the first one reads on. */
const passages: readonly Passage[] = [privateKey, literal, authenticate, sessionTicket, mailboxUser, dumpedValue, comparedHash, prompted, credentialsFile, columns];

/** Of which one stands in every line that announces a secret, but for those kinds that are looked for in any line. */
export const passageNeedles: readonly string[] = [...new Set(passages.flatMap(({ needles, unindexed }) => (unindexed === true ? [] : needles)))];

const byId = new Map(passages.map((passage) => [passage.id, passage]));

/**
 * The passage that a line announces.
 * @param standing needles that stand in it
 * @param unstamped it begins with no time stamp of the log
 */
export function passageBegunBy(text: string, standing: readonly string[], unstamped: boolean): OpenPassage | undefined {
  for (const { id, needles, opens, most, unindexed, begin } of passages) {
    if (!needles.some((needle) => (unindexed === true ? unstamped && text.includes(needle) : standing.includes(needle)))) continue;
    const match = opens.exec(text);
    if (match) return { id, left: most, column: match.index, ...begin?.(text, match) };
  }
  return undefined;
}

/** What the next line of a passage holds. */
export function readPassage(text: string, line: number, open: OpenPassage): PassageReading {
  const { told, next } = byId.get(open.id)?.read(text, line, open) ?? {};
  // A key is one secret, however many lines it has.
  const placed = told?.kind === 'credential' && told.what === 'token' && open.told ? { ...told, continues: true as const } : told;
  const rest = next && open.left > 1 ? { ...next, left: open.left - 1, ...given({ told: told && (true as const) }) } : undefined;
  return given({ told: placed, next: rest });
}
