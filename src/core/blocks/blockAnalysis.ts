import type { Fact, Finding } from '../analysis';
import type { Limits } from '../rules/limits';
import type { LateLogin } from './lateLogins';
import type { AnalysisState } from './state';

/** What a block gives. */
export interface BlockAnalysis {
  /** How many lines the block has. */
  readonly lines: number;
  /** None where only findings were wanted; payloads and credentials where only secrets were. */
  readonly facts: readonly Fact[];
  /** The name of the session that each fact belongs to, in the order of the facts; none for what is said in no session. */
  readonly owners: readonly (string | undefined)[];
  readonly findings: readonly Finding[];
  /** None where they were counted. */
  readonly logins: readonly LateLogin[];
  /** The secrets that are known of the text so far, the last ones: what must not be shown wherever else it stands. */
  readonly secrets: readonly string[];
  readonly exit: AnalysisState;
}

/** What is asked of it. */
export interface AnalyzeOptions {
  /** Nothing follows: a reply that the end cuts off is told as it is. */
  readonly last: boolean;
  /**
   * What is wanted, if not everything: `findings`, or `secrets` (payloads and
   * credentials). Lines that can bring none are passed over.
   */
  readonly only?: 'findings' | 'secrets';
  /** Without the findings of rules that are off: in a large log these are as many as the others. */
  readonly exceptOff?: boolean;
  /** Where rules about how much or how long begin to speak. */
  readonly limits?: Limits;
  /**
   * Failed logins are not counted but told of in `logins`, for a block of which
   * nobody knows yet what came before it; a `LoginCounter` counts them later.
   */
  readonly countLater?: boolean;
}
