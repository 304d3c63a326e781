import type { Fact, Failure, LoginFailure, Session } from '../analysis';

/** Who is told what the sessions show, each fact with what was seen of its session before. */
export interface Audience {
  /** Only findings are wanted. They rest on nothing that a program tells of its own deliveries, so that no session need be kept for these. */
  readonly onlyFindings: boolean;
  tell(fact: Fact, session?: Session): void;
  tellLogin(failure: Omit<LoginFailure, 'soFar'>, session?: Session): void;
  /** Whether another format told of the failure above. */
  isRetold(failure: Failure): boolean;
  /** Tells what was asked about with `isRetold`. */
  tellHeld(failure: Failure, session: Session): void;
}
