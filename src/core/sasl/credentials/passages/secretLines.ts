import type { Credential } from '../../../analysis';
import { MARKER } from '../../placeholder';
import type { Passage } from './passage';

interface SecretLines extends Omit<Passage, 'begin' | 'read'> {
  readonly what: Credential['what'];
  /** A line with a secret, in its group `secret`. */
  readonly holds: RegExp;
  /** The line behind the last one. */
  readonly ends?: RegExp;
}

/** A passage whose lines each hold a secret, or are passed over. */
export function secretLines({ what, holds, ends, ...passage }: SecretLines): Passage {
  return {
    ...passage,
    read(text, line, open) {
      if (ends?.test(text) === true) return {};
      const match = holds.exec(text);
      const [start, end] = match?.indices?.groups?.['secret'] ?? [0, 0];
      const secret = text.slice(start, end);
      return { next: open, ...(end > start && secret !== MARKER ? { told: { kind: 'credential', what, span: { line, start, end } } } : {}) };
    },
  };
}
