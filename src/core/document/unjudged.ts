import type { Finding } from '../analysis';

/** A finding to be kept or sent: how it was judged is shared by many, and found anew where somebody asks. */
export function unjudged({ judgement: _, ...finding }: Finding): Finding {
  return finding;
}
