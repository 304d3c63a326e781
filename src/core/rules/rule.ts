import type { Fact, Finding, Session, Severity } from '../analysis';
import type { Limits } from './limits';

/** What a rule makes of one fact; none where it has nothing to say. */
export type Remark = Omit<Finding, 'rule' | 'severity' | 'about' | 'group'> & { readonly foldBy: string };

/** One kind of finding. One file each in this folder, with a page of its own in `docs/rules/`. */
export interface Rule {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  /** @param session what was seen of the session before the fact, where there is one */
  examine(fact: Fact, session: Session | undefined, limits: Limits): Remark | undefined;
}
