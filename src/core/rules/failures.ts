import type { Fact, Failure } from '../analysis';
import type { Changing } from '../changing';
import { judgeCause } from '../reference/judgeCause';
import type { Remark } from './rule';

/** What the rules about failures share: the finding of a failure that `wanted` picks. */
export function remarkOnFailure(fact: Fact, wanted: (failure: Failure) => boolean): Remark | undefined {
  if (fact.kind !== 'failure' || !wanted(fact)) return undefined;
  const { code, enhancedStatus } = fact;
  const { cause } = judgeCause(fact);
  const remark: Changing<Remark> = { span: fact.span, cause, foldBy: `${cause} ${code ?? '-'} ${enhancedStatus ?? '-'}` };
  if (code !== undefined) remark.code = code;
  if (enhancedStatus !== undefined) remark.enhancedStatus = enhancedStatus;
  return remark;
}
