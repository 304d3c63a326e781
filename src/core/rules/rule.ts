import type { Facts, Finding, Session, Severity } from '../analysis';
import type { Limits } from './limits';

/** What a rule makes of one fact; none where it has nothing to say. */
export type Remark = Omit<Finding, 'rule' | 'severity' | 'about' | 'group'> & { readonly foldBy: string };

/** One kind of finding, with a function for each kind of fact that can show it. One file each in this folder, with a page of its own in `docs/rules/`. */
export type Rule = Description & Examiners;

interface Description {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
}

export type Examiners = {
  /** @param session what was seen of the session before the fact, where there is one */
  readonly [Kind in keyof Facts]?: (fact: Facts[Kind], session: Session | undefined, limits: Limits) => Remark | undefined;
};
