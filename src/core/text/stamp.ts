/** The common ways in which a log line writes the time at its start, as bits of a set. */
export const NO_STAMP = 0;

/** What tells a kind of stamp, by a few characters, since it is asked of every line. */
export interface Stamp {
  readonly kind: number;
  /** What each of its characters is; `?` is any. */
  readonly shape: string;
}

/** So many characters tell the kind; a line with a stamp has more than the stamp alone. */
const STAMP_SHAPE_LENGTH = 20;

export const stamps: readonly Stamp[] = [
  // Nov 24 10:00:01
  { kind: 1, shape: '??? ?? ??:??:?? ????' },
  // 2026-11-24T10:00:01
  { kind: 2, shape: '????-??-??T??:??:???' },
  // 2026-11-24 10:00:01
  { kind: 4, shape: '????-??-?? ??:??:???' },
  // Nov 4 10:00:01, as a web page shows two blanks
  { kind: 8, shape: '??? ? ??:??:?? ?????' },
];

/** No line with a stamp has anything but the stamp before this place. */
export const STAMP_LENGTH = 15;

const ANY = '?';

const places = stamps.map(({ kind, shape }) => ({ kind, told: Array.from(shape, (character, at) => ({ at, byte: character.charCodeAt(0), any: character === ANY })).filter(({ any }) => !any) }));

/**
 * Which kind of stamp a line starts with.
 * @param bytes in which ASCII characters stand for themselves
 * @param from where the line starts
 * @param end where it ends, exclusive
 */
export function encodedStampKind(bytes: Uint8Array, from: number, end: number): number {
  if (end - from < STAMP_SHAPE_LENGTH) return NO_STAMP;
  for (const { kind, told } of places) if (told.every(({ at, byte }) => bytes[from + at] === byte)) return kind;
  return NO_STAMP;
}

/** The same of a line of text. */
export function stampKind(line: string): number {
  if (line.length < STAMP_SHAPE_LENGTH) return NO_STAMP;
  for (const { kind, told } of places) if (told.every(({ at, byte }) => line.charCodeAt(at) === byte)) return kind;
  return NO_STAMP;
}
