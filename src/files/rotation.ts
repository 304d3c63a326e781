import { COMPRESSED_ENDINGS } from './compression/endings';

/** What a name says of the age of a file among those of its log. */
interface Rotated {
  /** The name without what rotation and compression added; equal for all files of a log. */
  readonly base: string;
  /** None for the file that is written to. */
  readonly age?: { readonly kind: 'date'; /** To be compared as a string. */ readonly date: string } | { readonly kind: 'number'; readonly number: number };
}

// mail.log.2.gz
const COMPRESSED = new RegExp(String.raw`\.(?:${COMPRESSED_ENDINGS})$`, 'i');
// mail.log.1 | mail.log.0 (newsyslog) | mainlog.01
const NUMBERED = /^(.+)\.(\d{1,4})$/;
// mail.1.log
const NUMBERED_INSIDE = /^(.+)\.(\d{1,4})(\.(?:log|txt))$/i;
// maillog-20261124 | mail.log-20261124-1795478400 | mail.log.2026-11-24 | mail-20261124.log
const DATED = /^(.+?)[-._](\d{4}-?\d\d-?\d\d(?:[-T_.]?\d{2,10})?)(\.(?:log|txt))?$/i;
// SEND20261124-1.LOG | RECV2026112410-1.LOG (Exchange)
const NUMBERED_IN_DAY = /^([A-Za-z]+)(\d{8}(?:\d\d)?)-(\d{1,6})(\.log)$/i;

/**
 * Which files are pieces of one log, and in which order they were written: by
 * the number or the date that rotation put into their names, the oldest first.
 * A file that is given twice is two logs.
 * @param files in any order
 * @param pathOf the path of a file, with `/` or `\`
 * @returns the logs in the order of their first files
 */
export function logsOf<File>(files: readonly File[], pathOf: (file: File) => string): readonly (readonly File[])[] {
  const logs = new Map<string, { readonly path: string; readonly file: File; readonly rotated: Rotated }[]>();
  for (const file of files) {
    const path = pathOf(file);
    const slash = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1;
    const rotated = readName(path.slice(slash));
    let key = path.slice(0, slash) + rotated.base;
    while (logs.get(key)?.some((other) => other.path === path) === true) key += '\0';
    logs.set(key, [...(logs.get(key) ?? []), { path, file, rotated }]);
  }
  return [...logs.values()].map((pieces) => pieces.sort((one, other) => compare(one.rotated, other.rotated)).map(({ file }) => file));
}

function readName(name: string): Rotated {
  const plain = name.replace(COMPRESSED, '');
  const inDay = NUMBERED_IN_DAY.exec(plain);
  if (inDay) {
    const [, before = '', date = '', number = '', after = ''] = inDay;
    return { base: before + after, age: { kind: 'date', date: date + number.padStart(6, '0') } };
  }
  const dated = DATED.exec(plain);
  if (dated) {
    const [, before = '', date = '', after = ''] = dated;
    return { base: before + after, age: { kind: 'date', date: date.replace(/\D/g, '') } };
  }
  const numbered = NUMBERED_INSIDE.exec(plain) ?? NUMBERED.exec(plain);
  if (numbered) {
    const [, before = '', number = '', after = ''] = numbered;
    return { base: before + after, age: { kind: 'number', number: Number(number) } };
  }
  return { base: plain };
}

/** Negative where the first is older. Where dates and numbers stand side by side, the dates are taken for the older. */
function compare({ age: one }: Rotated, { age: other }: Rotated): number {
  if (!one || !other) return Number(!one) - Number(!other);
  if (one.kind === 'number' && other.kind === 'number') return other.number - one.number;
  if (one.kind === 'date' && other.kind === 'date') return one.date < other.date ? -1 : Number(one.date > other.date);
  return one.kind === 'date' ? -1 : 1;
}
