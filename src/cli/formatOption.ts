import { formats, formatWithId, visible, type Format } from '../core';
import { UsageError } from './output/output';

/** The format that `--format` names; none where it was not given. */
export function formatOption(id: string | undefined): Format | undefined {
  if (id === undefined) return undefined;
  const format = formatWithId(id);
  if (!format) throw new UsageError(`there is no format ${visible(id)}; there are ${formats.map((one) => one.id).join(', ')}`);
  return format;
}
