import type { Finding } from '../analysis';

/** A finding, and the line from which its lines count. */
export interface PlacedFinding {
  readonly first: number;
  readonly finding: Finding;
}

/** Findings that may be folded into one: they have rule, codes and cause in common. */
export interface FindingGroup {
  readonly count: number;
  /** The first of them, in the order of the text; at least one. */
  readonly shown: readonly PlacedFinding[];
}

/** Kept of each group: as many as anybody looks at. */
const SHOWN = 5;

/** Findings of one block by their group, counted once when it is analysed. */
export type BlockGroups = ReadonlyMap<string, { readonly count: number; readonly shown: readonly Finding[] }>;

/** By the name of the group; lines count from the start of the block. */
export function groupsOf(findings: readonly Finding[]): BlockGroups {
  const groups = new Map<string, { count: number; readonly shown: Finding[] }>();
  for (const finding of findings) {
    const group = groups.get(finding.group) ?? { count: 0, shown: [] };
    group.count++;
    if (group.shown.length < SHOWN) group.shown.push(finding);
    groups.set(finding.group, group);
  }
  return groups;
}

/** The groups of a whole text. @param blocks in order */
export function mergedGroups(blocks: Iterable<{ readonly first: number; readonly groups: BlockGroups }>): readonly FindingGroup[] {
  const merged = new Map<string, { count: number; readonly shown: PlacedFinding[] }>();
  for (const { first, groups } of blocks) {
    for (const [name, { count, shown }] of groups) {
      const group = merged.get(name) ?? { count: 0, shown: [] };
      group.count += count;
      for (const finding of shown) if (group.shown.length < SHOWN) group.shown.push({ first, finding });
      merged.set(name, group);
    }
  }
  return [...merged.values()];
}
