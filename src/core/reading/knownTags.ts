import { formatOfProgram } from '../formats';
import type { Format } from '../formats/format';
import { standAt } from '../text/ascii';
import type { EncodedText } from '../text/encoded';

/** The tag of a line and what it stands for; one object for all lines that have it. */
export interface KnownTag {
  /** `postfix/smtpd[1234]` */
  readonly text: string;
  readonly program: string;
  readonly pid: string;
  /** That of its program; none where no format knows it. */
  readonly format: Format | undefined;
}

interface Slot {
  readonly bytes: Uint8Array;
  readonly tag: KnownTag;
}

/** So many bits has the number of a slot; no log has more tags at a time. */
const SLOTS = 14;
/** Knuth's multiplier, which spreads numbers that stand close together. */
const SPREAD = 0x9e3779b1;

/**
 * Tags that were met, by their bytes. A log has some hundred and writes each
 * again and again: to find one here is far quicker than to make it anew, and
 * both far quicker than to read the line.
 */
export class KnownTags {
  private readonly slots = new Array<Slot | undefined>(1 << SLOTS).fill(undefined);

  /**
   * The tag of a line of the usual shape: `Nov 24 10:00:01 mail postfix/smtpd[123]: …`.
   * @param from behind the start of its time, in bytes
   * @param end where it ends, exclusive
   * @returns nothing where the line may have another shape
   */
  in(encoded: EncodedText, from: number, end: number): KnownTag | undefined {
    const line = encoded.bytes;
    let at = from;
    while (at < end && line[at] !== SPACE) at++;
    const host = afterName(line, at + 1, end);
    const start = host + 1;
    if (line[host] !== SPACE || start >= end || kindOf[line[start] ?? 0] !== LETTER) return undefined;
    const programEnd = afterName(line, start, end);
    if (line[programEnd] !== OPENING) return undefined;
    // Of the program its length does: two with the same number are rare.
    let hash = programEnd - start;
    for (at = programEnd + 1; at < end && kindOf[line[at] ?? 0] === DIGIT; at++) hash = (10 * hash + (line[at] ?? 0)) | 0;
    if (at === programEnd + 1 || at + 1 >= end || line[at] !== CLOSING || line[at + 1] !== COLON) return undefined;
    const tagEnd = at + 1;
    const slot = Math.imul(hash, SPREAD) >>> (32 - SLOTS);
    const known = this.slots[slot];
    if (known && known.bytes.length === tagEnd - start && standAt(line, known.bytes, start)) return known.tag;
    const program = encoded.text(start, programEnd);
    const tag = { text: encoded.text(start, tagEnd), program, pid: encoded.text(programEnd + 1, at), format: formatOfProgram(program) };
    // A copy, whatever kind of array it is: the bytes of the block change.
    this.slots[slot] = { bytes: new Uint8Array(line.subarray(start, tagEnd)), tag };
    return tag;
  }
}

const SPACE = 0x20;
const COLON = 0x3a;
const OPENING = 0x5b;
const CLOSING = 0x5d;

const OTHER = 0;
const LETTER = 1;
const DIGIT = 2;
const MARK = 3;

/** What stands in the names of hosts and programs, by its byte: letters, digits and `-./_`. */
const kindOf = Uint8Array.from({ length: 256 }, (_, byte) => {
  const character = String.fromCharCode(byte);
  if (/[A-Za-z]/.test(character)) return LETTER;
  return /\d/.test(character) ? DIGIT : '-./_'.includes(character) ? MARK : OTHER;
});

function afterName(line: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end && kindOf[line[at] ?? 0] !== OTHER) at++;
  return at;
}
