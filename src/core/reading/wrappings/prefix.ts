import { skipBlanks } from '../../text/blanks';
import { Remembered } from '../../text/remembered';
import { BRANCH } from './mark';
import type { Wrapping } from './wrapping';

// The pieces of which collectors, loggers, quotes and grep make what they put before a line, by a letter each.
const PIECES: readonly (readonly [string, RegExp])[] = [
  // [2026-11-24 10:00:00] | [pod/mail-0/postfix] | [INFO ]
  ['b', /\[[^[\]]{0,120}\]/y],
  // **S:** | `
  ['m', /\*\*[^*]{1,20}\*\*|`(?=\S)/y],
  // (main)
  ['p', /\([^()]{0,60}\)/y],
  // A time
  [
    't',
    new RegExp(
      String.raw`(?:${[
        // 2026-11-24T10:00:01.123Z | 2026-11-24 10:00:01,123 | 2026-11-24
        String.raw`\d{4}[-/.]\d\d[-/.]\d\d(?:[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z| ?[+-]\d\d:?\d\d)?)?`,
        // 24/11/2026 | 24-Nov-26 10:00:01
        String.raw`\d\d[-/.](?:\d\d|[A-Z][a-z]{2})[-/.]\d{2,4}(?:[ ,T]{1,2}\d\d:\d\d:\d\d(?:[.,]\d{1,9})?)?`,
        // 10:00:01.5 | 10:00:01 AM
        String.raw`\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?: ?[AP]M)?`,
        // Nov 24 10:00:01 | Tue, Nov 24 2026 10:00:01
        String.raw`(?:[A-Z][a-z]{2},? )?[A-Z][a-z]{2} [ \d]?\d (?:\d{4} )?\d\d:\d\d:\d\d(?:\.\d{1,9})?(?: \d{4})?`,
        // 1795514401.123 | 1795514401123
        String.raw`\d{10}(?:\.\d{1,9})?`,
        String.raw`\d{13}`,
      ].join('|')})(?=[\s\]|:;,-]|$),?`,
      'y',
    ),
  ],
  // │   ├── | └──: a branch of a tree, however deep
  ['d', new RegExp(BRANCH, 'y')],
  // {job="syslog", host="mail"} | {}: the labels of a stream
  ['l', /\{(?:[\w.]{1,60}="[^{}]{0,250})?\}(?=\s)/y],
  // > | - : — between pieces, a mail's quote, or a comment's mark
  ['s', /(?:[>|#›]|\/\/|-{1,3}|–|—|:{1,2}|\*)(?=[\s>|]|$)/y],
  // mail.log:12: | smtp.client: | DEBUG: | app[123]:
  ['c', /(?:[\w.$/@~-]|::(?=\w)){1,120}(?:\[\d{1,10}\]|\(\d{1,10}\))?:/y],
  // 12 | INFO | stdout | a host or container name, and no 250-SIZE nor 550 5.1.1
  ['w', /(?![2-5]\d\d(?:-[A-Z]|[ -][245]\.\d{1,3}\.\d))[\w.$/@!-]{1,80}(?=\s)/y],
];

/** More than this no logger writes before a line. */
const MOST_PIECES = 9;
const LONGEST = 300;

/** The kinds of the pieces that a line starts with, and where each ends. */
export function piecesOf(text: string): { readonly kinds: string; readonly ends: readonly number[] } {
  const ends: number[] = [];
  let kinds = '';
  let at = skipBlanks(text, 0);
  while (kinds.length < MOST_PIECES && at < text.length && at < LONGEST) {
    const [kind, end] = pieceAt(text, at) ?? [];
    if (kind === undefined || end === undefined) break;
    kinds += kind;
    ends.push(end);
    at = skipBlanks(text, end);
  }
  return { kinds, ends };
}

function pieceAt(text: string, at: number): readonly [string, number] | undefined {
  for (const [kind, pattern] of PIECES) {
    pattern.lastIndex = at;
    if (pattern.test(text)) return [kind, pattern.lastIndex];
  }
  return undefined;
}

// What closes the code that a line stands in: `QUIT`
const CODE_END = /`\s{0,8}$/;

/** The same prefix is the same wrapping, so that states can be compared. */
const known = new Remembered<Wrapping>(1000);

/** Lines that start with pieces of these kinds, and one blank after them. */
export function prefixOf(kinds: string): Wrapping {
  return loosely(`prefix ${kinds}`, (text) => {
    let at = skipBlanks(text, 0);
    let end = at;
    let inCode = false;
    for (const kind of kinds) {
      const pattern = PIECES.find(([one]) => one === kind)?.[1];
      if (!pattern) return undefined;
      pattern.lastIndex = at;
      if (!pattern.test(text)) return undefined;
      inCode ||= text[at] === '`';
      end = pattern.lastIndex;
      at = skipBlanks(text, end);
    }
    // Behind labels a line begins where the next one does.
    const start = kinds.endsWith('l') ? at : text[end] === ' ' || text[end] === '\t' ? end + 1 : end;
    return { text: inCode ? text.slice(start).replace(CODE_END, '') : text.slice(start), start };
  });
}

/** Lines that are set in by so many blanks. */
export function indentOf(blanks: number): Wrapping {
  return loosely(`indent ${blanks}`, (text) => {
    const all = skipBlanks(text, 0);
    if (all < blanks) return undefined;
    return { text: text.slice(blanks), start: blanks };
  });
}

function loosely(id: string, unwrap: Wrapping['unwrap']): Wrapping {
  return known.get(id, () => ({ id, loose: true, unwrap }));
}
