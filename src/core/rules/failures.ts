import type { Failure } from '../analysis';
import type { Writable } from '../writable';
import { judgeCause } from '../reference/judgeCause';
import type { Remark } from './rule';

/** What the rules about failures share. */
export function remarkOn(failure: Failure): Remark {
  const { code, enhancedStatus } = failure;
  const judgement = judgeCause(failure);
  const { cause } = judgement;
  const remark: Writable<Remark> = { span: failure.span, cause, judgement, foldBy: `${cause} ${code ?? '-'} ${enhancedStatus ?? '-'}` };
  if (code !== undefined) remark.code = code;
  if (enhancedStatus !== undefined) remark.enhancedStatus = enhancedStatus;
  return remark;
}
