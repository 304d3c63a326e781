import { formatOfProgram } from '../formats';
import type { Format } from '../formats/format';
import { tagIn } from './syslogLine';

/** The tag of a line and what it stands for; one object for all lines that have it. */
export interface KnownTag {
  /** `postfix/smtpd[1234]` */
  readonly text: string;
  /** That of its program; none where no format knows it. */
  readonly format: Format | undefined;
}

/** Few logs have more tags at a time. */
const SLOTS = 1 << 12;

/**
 * Tags that were met, by their bytes. A log has some hundred and writes each
 * again and again: to find one here is far quicker than to make it anew.
 */
export class KnownTags {
  private readonly bytes: Uint8Array[] = [];
  private readonly tags: KnownTag[] = [];

  /** The tag in the bytes of a line; see `tagIn`. */
  in(line: Uint8Array, from: number, end: number): KnownTag | undefined {
    const found = tagIn(line, from, end);
    if (!found) return undefined;
    const { start, programEnd } = found;
    let slot = 0;
    // Pids tell most tags apart, and stand at the end.
    for (let at = Math.max(start, found.end - HASHED); at < found.end; at++) slot = (Math.imul(slot, 31) + (line[at] ?? 0)) & (SLOTS - 1);
    const known = this.bytes[slot];
    const tag = this.tags[slot];
    if (known && tag && isAt(line, known, start, found.end)) return tag;
    const bytes = line.slice(start, found.end);
    const text = String.fromCharCode(...bytes);
    const made = { text, format: formatOfProgram(text.slice(0, programEnd - start)) };
    this.bytes[slot] = bytes;
    this.tags[slot] = made;
    return made;
  }
}

const HASHED = 12;

function isAt(line: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start !== bytes.length) return false;
  for (let at = 0; at < bytes.length; at++) if (line[start + at] !== bytes[at]) return false;
  return true;
}
