import type { Finding, LoginFailure } from '../analysis';
import { LoginFailures } from '../dialogue/loginFailures';
import { examine } from '../rules';
import { defaultLimits, type Limits } from '../rules/limits';

/** A failed login that was not counted. */
export interface LateLogin {
  /** So many findings of the block stand before what its count may bring. */
  readonly after: number;
  readonly failure: Omit<LoginFailure, 'soFar'>;
}

/** Counts failed logins of blocks that were analysed with `countLater`, in the order of the text. */
export class LoginCounter {
  private readonly counts = new LoginFailures(new Map());

  /** @param exceptOff without what rules find that are off */
  constructor(
    private readonly exceptOff: boolean,
    private readonly limits: Limits = defaultLimits,
  ) {}

  /** What the next failed login brings. */
  findingsOf({ failure }: LateLogin): readonly Finding[] {
    return examine({ ...failure, soFar: this.counts.add(failure) }, undefined, this.limits, this.exceptOff);
  }
}
