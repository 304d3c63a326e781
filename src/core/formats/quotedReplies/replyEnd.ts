import type { Line } from '../format';
import { closingQuote } from '../../text/closingQuote';
import { matchFrom } from '../../text/matches';

// What closes a reply in quotes, and no apostrophe in it
const CLOSING = /(?:\\r\\n)?['"](?=[\s,.;)}>\]]|$)/g;

// in /srv/www/send.php on line 9 | C:\www\send.php 9: where PHP was
const PHP_PLACE = /(?: in)? \*{0,2}(?:[A-Z]:)?[\w./\\-]{1,300}\.php\*{0,2}(?: on line|:)? \*{0,2}\d{1,6}\*{0,2}$/;
const LONGEST_PLACE = 350;
const LONGEST_CELL_END = 9;

// … User unknown |: the last cell of a table in Markdown
const CELL_ENDS = /\s{1,8}\|$/;

// {"level":"error","msg":"SendMail: … 553 Relaying disallowed","path":"/api"}: within the value of a record
const IN_RECORD = /^[>\s]{0,12}\{"/;

/** Where a reply that stands within other words ends: without what closes the value of a field or the cell of a table, or tells where the program was. */
export function endOfReply(line: Line, from: number): number {
  const { text } = line;
  const end = line.end - (CELL_ENDS.exec(text.slice(Math.max(from, line.end - LONGEST_CELL_END), line.end))?.[0].length ?? 0);
  const place = PHP_PLACE.exec(text.slice(Math.max(from, end - LONGEST_PLACE), end));
  if (place) return end - place[0].length;
  const closing = /['"]/.test(text.charAt(from - 1)) ? matchFrom(CLOSING, text, from) : null;
  if (closing && closing.index < end) return closing.index;
  const valueEnd = IN_RECORD.test(text) ? closingQuote(text, from) : end;
  if (valueEnd < end) return valueEnd;
  // `SMTP session failed: 554 …`. What follows: code in Markdown, within a sentence.
  const ticks = text.slice(Math.max(0, from - LOOKED_AT), from).split('\x60').length - 1;
  const tick = ticks % 2 === 1 ? text.indexOf('\x60', from) : -1;
  if (tick >= 0 && tick < end) return tick;
  const last = text.slice(Math.max(0, end - 1), end);
  // A parenthesis that was opened in the reply is its own.
  return /["'`]/.test(last) || (last === ')' && text.lastIndexOf('(', end) < from) ? end - 1 : end;
}

/** Code in Markdown opens on the same line, not far before. */
const LOOKED_AT = 600;
