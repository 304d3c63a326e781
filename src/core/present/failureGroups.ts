import type { Failure, Finding } from '../analysis';
import { causeWithId } from '../reference/judgeCause';
import { visible } from '../text/visible';

/** Failures that share something, and how many they are. */
export interface FailureGroup<Place> {
  readonly label: string;
  readonly count: number;
  readonly groups: readonly FailureGroup<Place>[];
  /** Where the first of them stand; only in groups that hold no others. */
  readonly places: readonly Place[];
}

/** Places kept in each group: enough to look at, whatever the log holds. */
const MOST_PLACES = 200;
const LONGEST_LABEL = 100;

/** Failures by cause, then by reply, then by the domain of the recipient. */
export class FailureGroups<Place> {
  private readonly root = new Level<Place>();
  private found = 0;

  get count(): number {
    return this.found;
  }

  /** @param finding passed over where it is not about a failure @param place where it stands */
  add(finding: Finding, place: Place): void {
    if (finding.about.kind !== 'failure') return;
    const cause = causeWithId(finding.cause ?? 'unknown').name;
    this.root.add([cause, replyLabel(finding.about), domainLabel(finding.about)], place);
    this.found++;
  }

  /** The most frequent first. */
  groups(): readonly FailureGroup<Place>[] {
    return this.root.groups();
  }
}

/** Counts on one level of the tree, and the levels below. */
class Level<Place> {
  private readonly below = new Map<string, { count: number; readonly level: Level<Place> }>();
  private readonly places: Place[] = [];

  add([label, ...others]: readonly string[], place: Place): void {
    if (label === undefined) {
      if (this.places.length < MOST_PLACES) this.places.push(place);
      return;
    }
    const entry = this.below.get(label) ?? { count: 0, level: new Level<Place>() };
    entry.count++;
    entry.level.add(others, place);
    this.below.set(label, entry);
  }

  groups(): readonly FailureGroup<Place>[] {
    return [...this.below]
      .map(([label, { count, level }]) => ({ label, count, groups: level.groups(), places: level.places }))
      .sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1));
  }
}

// What differs from one recipient to the next: addresses, numbers and ids.
const VARIABLE = /<[^<>\s]{0,320}>|[\w.+=-]{1,64}@[\w.-]{1,255}|\b\d[\d.:]{3,}\b|\b[0-9A-Za-z_-]*\d[0-9A-Za-z_-]{7,}\b|https?:\/\/\S{1,500}/g;

/** The reply without what differs from one message to the next: "550 5.1.1 … User unknown". */
export function replyLabel({ code, enhancedStatus, text }: Failure): string {
  const words = visible(text.slice(0, 400)).replace(VARIABLE, '…').trim();
  const cut = words.length > LONGEST_LABEL ? `${words.slice(0, LONGEST_LABEL)}…` : words;
  return [code, enhancedStatus, cut].filter((one) => one !== undefined && one !== '').join(' ') || 'no reply';
}

function domainLabel({ context: { recipient } }: Failure): string {
  if (recipient === undefined || recipient === '') return 'no recipient named';
  const at = recipient.lastIndexOf('@');
  return visible(at < 0 ? recipient : recipient.slice(at + 1).toLowerCase()).slice(0, LONGEST_LABEL);
}
