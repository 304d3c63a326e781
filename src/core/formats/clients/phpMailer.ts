import { citing, type Citation, type Citing } from '../quotedReplies/cited';
import { noteRefusal } from '../quotedReplies/citedBefore';
import { readConnection } from '../lineParts/connection';
import type { Format, Line, Memory } from '../format';
import { statementsOf, type Piece, type Said, type Statement } from '../../statement';
import { findMark } from '../lineParts/lead';
import { entriesOnLine } from './phpMailerEntries';
import { errors, htmlEnd, isDetail } from './phpMailerError';
import { readSummary, SUMMARY, wasSummarized, wasSummarizedAt } from './phpMailerSummary';
import { readTurn } from '../turns';
import { lineEndBefore } from '../../text/lineEnd';

// SERVER -> CLIENT: 220 mx | SERVER -&gt; CLIENT: 220 mx (html) | SMTP -> FROM SERVER:220 mx (version 5)
const MARKS = /(?:(SERVER -(?:>|&gt;) CLIENT: ?|SMTP -(?:>|&gt;) FROM SERVER: ?)|(CLIENT -(?:>|&gt;) (?:SERVER|SMTP): ?))/y;
// SMTP (level 2): SERVER -> CLIENT: 220 mx: behind what a program of one's own puts before it
const BEHIND = /(?<=[:)\]] )(?=(?:SERVER -(?:>|&gt;) CLIENT|CLIENT -(?:>|&gt;) SERVER): )/;
// Level 4 prints each line of a reply before the reply, and version 5 what it has so far.
const INBOUND = /^.*?(?:^|\s)SMTP (?:INBOUND: |-(?:>|&gt;) get_lines\(\): \$(?:str|data) (?:is|was) )(?:"|&quot;)(?=[2-5]\d\d(?:[ -]|"|&quot;|$))/;
const LONGEST_BEFORE = 200;
// SMTP INBOUND: "" | Mailer Error: SMTP Error: … (the example in its manual)
const NOTE = /(?:SMTP INBOUND: |SMTP -(?:>|&gt;) get_lines\(\): |SMTP NOTICE: |Connection: |(?:Mailer Error: )?SMTP Error: )/y;

/** Debug output may stand below the summary of its error. */
const belowSummary: Citing = {
  ...errors,
  find(line, memory) {
    const [first, ...others] = errors.find(line, memory);
    if (!first) return [];
    const again = first.again === true || isOfSummary(first, memory);
    return [again ? { ...first, again } : first, ...others];
  },
};

/** Whether the line above the details of an error summed it up. Of recipients each has an error of his own. */
function isOfSummary({ occasion }: Citation, memory: Memory): boolean {
  return (occasion === 'AUTH' || occasion === 'content') && wasSummarizedAt(occasion, memory);
}

const entries = citing(belowSummary, (line, memory) => {
  const summary = readSummary(line, memory);
  if (summary) return summary;
  const inbound = INBOUND.exec(line.text.slice(0, LONGEST_BEFORE));
  if (inbound) return { kind: 'told', reply: quotedIn(line, inbound[0].length) };
  if (findMark(line, NOTE)) return readConnection(line, '') ?? [];
  const said = readTurn(fromMark(line), memory, MARKS);
  if (said?.kind !== 'said') return said ?? (isDetail(line.text) ? [] : undefined);
  const summarized = said.speaker === 'server' && wasSummarized(line.text.slice(said.body.start, said.body.end), memory);
  return linesOf(summarized ? { ...said, reportedElsewhere: true } : said, line, memory);
});

/** PHPMailer with `SMTPDebug`: levels 1 to 4, as text, as HTML or in PHP's error log. */
export const phpMailer: Format = {
  id: 'phpmailer',
  name: 'PHPMailer debug output',
  signs: [
    { pattern: /(?:SERVER -(?:>|&gt;) CLIENT|CLIENT -(?:>|&gt;) SERVER): /, weight: 4, sample: 'SERVER -> CLIENT: 250 OK' },
    { pattern: /SMTP -(?:>|&gt;) FROM SERVER: ?[2-5]\d\d|CLIENT -(?:>|&gt;) SMTP: /, weight: 4, sample: 'SMTP -> FROM SERVER:220 mx.example.com ESMTP' },
    { pattern: /(?:^|\s)SMTP INBOUND: (?:"|&quot;)[2-5]\d\d/, weight: 4, sample: 'SMTP INBOUND: "220 mx.example.com ESMTP"' },
    { pattern: /(?:^|\s)SMTP -(?:>|&gt;) get_lines\(\): \$(?:str|data) (?:is|was) (?:"|&quot;)[2-5]\d\d/, weight: 4, sample: 'SMTP -> get_lines(): $str is "220 mx.example.com ESMTP"' },
    { pattern: /(?<![A-Z])SMTP code: [45]\d\d(?: Additional SMTP info: |['"<]|$)/, weight: 4, sample: ' SMTP code: 554 Additional SMTP info: 5.7.1' },
    { pattern: /\bThe following From address failed: \S{1,320} : MAIL FROM command failed,/, weight: 4, sample: 'The following From address failed: alice@example.com : MAIL FROM command failed,Sender address rejected,553,5.7.1' },
    { pattern: SUMMARY, weight: 4, sample: 'Mailer Error: SMTP Error: Could not authenticate.' },
    { pattern: /(?:^|\s)SMTP ERROR: [A-Za-z& ]{2,30} command failed: [2-5]\d\d/, weight: 4, sample: 'SMTP ERROR: Password command failed: 535 5.7.8 Authentication failed' },
  ],
  ...entries,
  read(line, memory) {
    const several = entriesOnLine(line);
    return several.length === 0 ? entries.read(line, memory) : several.flatMap((one) => statementsOf(entries.read(one, memory)));
  },
};

/** The line without what stands before a mark that only PHPMailer writes. */
function fromMark(line: Line): Line {
  const match = BEHIND.exec(line.text.slice(line.start, line.start + LONGEST_BEFORE));
  return match ? { ...line, start: line.start + match.index } : line;
}

function quotedIn(line: Line, start: number): Piece {
  const end = htmlEnd(line);
  const closing = /\s*(?:"|&quot;)$/.exec(line.text.slice(start, end));
  return { start, end: closing ? start + closing.index : end };
}

/** As HTML the lines of a reply stand on one line with nothing between: `250-mx.example.com250-SIZE 1000250 HELP`. */
function linesOf(said: Said, line: Line, memory: Memory): readonly Statement[] {
  const { start } = said.body;
  const end = Math.max(start, htmlEnd(line));
  const code = said.speaker === 'server' ? /^[2-5]\d{2}(?=([ -])|$)/.exec(line.text.slice(start, Math.min(end, start + 4))) : undefined;
  const starts = code?.[1] === '-' ? nextLines(line.text, start, end, code[0]) : [];
  if (code) noteRefusal(memory, line.text.slice(start, starts[0] ?? end));
  if (starts.length > 0) memory.delete('reply');
  return [start, ...starts].map((from, index): Said => ({ ...said, body: unescaped(line.text, from, endOfLine(line.text, starts[index] ?? end)) }));
}

/** Without the line end, as it may be written out. */
function endOfLine(text: string, at: number): number {
  let end = at;
  for (let half = lineEndBefore(text, end); half > 0; half = lineEndBefore(text, end)) end -= half;
  return end;
}

function nextLines(text: string, start: number, end: number, code: string): readonly number[] {
  const starts: number[] = [];
  for (let at = text.indexOf(code, start + 4); at >= 0 && at < end && starts.length < MOST_LINES; at = text.indexOf(code, at + 3)) {
    const separator = text[at + 3];
    if (separator === '-' || separator === ' ') starts.push(at);
    if (separator === ' ') break;
  }
  return starts;
}

const MOST_LINES = 200;
const ENTITY = /&(?:lt|gt|amp|quot|#0?39|apos);/g;
const CHARACTERS: ReadonlyMap<string, string> = new Map([['&lt;', '<'], ['&gt;', '>'], ['&amp;', '&'], ['&quot;', '"']]);

function unescaped(text: string, start: number, end: number): Piece {
  const words = text.slice(start, end);
  if (!words.includes('&')) return { start, end };
  return { start, end, text: words.replace(ENTITY, (entity) => CHARACTERS.get(entity) ?? "'") };
}
