import type { Failure } from '../analysis';
import type { Writable } from '../writable';
import { judgeCause } from '../reference/judgeCause';
import type { Remark } from './rule';

/** What the rules about failures share. */
export function remarkOn(failure: Failure): Remark {
  const { code, enhancedStatus } = failure;
  const { cause } = judgeCause(failure);
  const remark: Writable<Remark> = { span: failure.span, cause, foldBy: `${cause} ${code ?? '-'} ${enhancedStatus ?? '-'}` };
  if (code !== undefined) remark.code = code;
  if (enhancedStatus !== undefined) remark.enhancedStatus = enhancedStatus;
  return remark;
}
