import type { Rest } from '../../analysis';
import type { Occasion } from '../../reference/occasion';
import type { Speaker } from '../../speaker';
import { readConnection } from '../lineParts/connection';
import type { Format, Line, Memory } from '../format';
import type { Said, Statement } from '../../statement';
import { noteRefusal, wasRefused } from '../quotedReplies/citedBefore';
import { findMark, type FoundMark } from '../lineParts/lead';
import { turn } from '../turns';

// < 220 mx.example.com | > EHLO x; also after the time that --trace-time puts before
const MARKS = /(?:(<)|(>(?! {0,2}[<>] )))(?: |$)/y;
// <= Recv header, 26 bytes (0x1a) | => Send data, 100 bytes (0x64) | => Send SSL data, 5 bytes (0x5): the same once more, encrypted
const PART = /(?:(<= Recv)|=> Send) (?:header|(data)|(SSL data)), \d{1,12} bytes \(0x[0-9a-f]{1,8}\)$/y;
// * Connected to mx.example.net | == Info: RCPT failed: 550 | { [5 bytes data]
const NOTE = /(?:\* |== Info: |[{}] \[\d+ bytes data\])/y;
// curl: (55) RCPT failed: 550 | curl: (67) Access denied: 535 (530 is FTP's) | curl: (8) Got unexpected smtp-server response: 554: all that shows without -v; with it the same stands in a note: * Command failed: 502 | * STARTTLS denied, code 454 | * Remote access denied: 550 (the greeting)
const FAILED = /(?:curl: \(\d{1,3}\)|\*|== Info:) (?:(?=(RCPT|MAIL|DATA|Command|STARTTLS|Remote))(?:\w{3,7} failed:|STARTTLS denied, code|Remote access denied:)|(?:Access|Login) denied:(?= 53[4-8])|(Got unexpected smtp-server response):) (?=([45]\d\d)$)/y;
// 0040:  error.
const ROW = /^([0-9a-f]{4,8}): (.{0,64})$/;
const WIDTH = 64;
// 0000: 35 33 35 20 35 2e 37 2e 38 20 65 72 72 6f 72 0d 535 5.7.8 error. (--trace): 16 octets, and the same as characters
const OCTETS = /^([0-9a-f]{4,8}): ((?:[0-9a-f]{2} ){1,16} *)(.{1,16})$/;
const OCTETS_WIDTH = 16;
const OCTETS_COLUMN = 48;

/** curl with `-v`, with `--trace-ascii`, which folds each line at 64 characters, or with `--trace`, which shows octets too. */
export const curl: Format = {
  id: 'curl',
  name: 'curl transcript',
  signs: [
    { pattern: /^\s*\* (?:Connected to|Established connection to) .* port (?:25|465|587|2525)\b/, weight: 4, sample: '* Connected to mx.example.net (192.0.2.1) port 25 (#0)' },
    { pattern: /(?:^|\s)== Info: (?:\[\S+\] )?Connected to .* port (?:25|465|587|2525)\b/, weight: 4, sample: '02:44:10.411545 == Info: Connected to mx.example.net (192.0.2.1) port 25 (#0)' },
    { pattern: /(?:^|\s)curl: \(\d{1,3}\) (?:(?:RCPT|MAIL|DATA) failed: [45]|(?:Access|Login) denied: 53[4-8]|STARTTLS denied, code [45]|Got unexpected smtp-server response: [45])\d{0,2}\s*$/, weight: 4, sample: 'curl: (67) Access denied: 535' },
    { pattern: /^\* (?:\[\S{1,9}\] )?Got unexpected smtp-server response: [45]\d\d\s*$/, weight: 4, sample: '* Got unexpected smtp-server response: 554' },
    { pattern: /^\* Command failed: 5(?:0[0-4]|5\d)$/, weight: 2, sample: '* Command failed: 502' },
    { pattern: /^> VRFY \S/, weight: 2, sample: '> VRFY bob@example.net' },
    { pattern: /^curl: \(\d+\) (?:RCPT failed|MAIL failed|Login denied|Send failure)/, weight: 2, sample: 'curl: (55) RCPT failed: 550' },
    { pattern: /^\s*< (?:220[ -].*\bE?SMTP\b|250[ -](?:PIPELINING|SIZE|8BITMIME|STARTTLS|AUTH |ENHANCED|CHUNKING|DSN|SMTPUTF8)|334(?: |$))/, weight: 1, sample: '< 220 mx.example.net ESMTP' },
    { pattern: /(?:^|\] |\d )<= Recv header, \d{1,7} bytes \(0x/, weight: 2, sample: '10:00:01.123456 [0-0] <= Recv header, 36 bytes (0x24)' },
    { pattern: /^0000: (?:220[ -].*\bE?SMTP\b|EHLO |MAIL FROM:<|RCPT TO:<|250-)/, weight: 2, sample: '0000: MAIL FROM:<alice@example.com>' },
  ],
  read(line, memory) {
    const text = line.text.length > 80 ? '' : line.text;
    const octets = OCTETS.exec(text);
    if (octets?.[2]?.length === OCTETS_COLUMN) return readRow(line, memory, octets[1] ?? '', octets[3] ?? '', octets[2]);
    const row = ROW.exec(text);
    if (row) return readRow(line, memory, row[1] ?? '', row[2] ?? '');
    const held = release(memory);
    return listOf(held, readLine(behindMeter(line), memory));
  },
  end(memory) {
    const held = release(memory);
    return held ? [held] : [];
  },
};

// 100   550    0     0  100   550      0    421 --:--:--  0:00:01 --:--:--   421< 250 2.0.0 Ok: a terminal shows what comes next behind the progress meter
const METER = /^\r?\s{0,2}\d{1,3} .{30,90} (?:--|\d{1,3}):(?:--|\d\d):(?:--|\d\d)\s{1,6}[\d.]{1,6}[kMG]?(?=[<>*{}] )/;

function behindMeter(line: Line): Line {
  const meter = line.text.includes(':--') ? METER.exec(line.text) : null;
  return meter ? { ...line, start: meter[0].length } : line;
}

function readLine(line: Line, memory: Memory): readonly Statement[] | undefined {
  memory.delete('part');
  const part = findMark(line, PART);
  if (part) {
    memory.set('part', part.match[3] !== undefined ? 'encrypted' : part.match[1] === undefined ? 'client' : 'server');
    if (part.match[2] !== undefined) memory.set('content', '');
    else memory.delete('content');
    return [];
  }
  const failed = findMark(line, FAILED);
  if (failed) return failureOf(failed, memory);
  if (findMark(line, NOTE)) return noteOf(line);
  const found = findMark(line, MARKS);
  return found && [turn(line, memory, found.match[1] === undefined ? 'client' : 'server', found.end, '')];
}

/** Why a run ended; where the dialogue was shown, this only repeats what it has told. */
function failureOf({ match: [, command, greeting, code = ''], end }: FoundMark, memory: Memory): readonly Statement[] {
  const reply = { start: end, end: end + 3 };
  const occasion = greeting !== undefined ? 'connect' : command === undefined ? 'AUTH' : OCCASIONS.get(command);
  const answered = occasion === undefined ? {} : { occasion };
  if (wasRefused(memory, code)) return [{ kind: 'told', reply, ...answered }];
  noteRefusal(memory, code);
  return [{ kind: 'reported', result: code.startsWith('4') ? 'deferred' : 'rejected', direction: 'outbound', word: reply, reply, ...answered }];
}

const OCCASIONS: ReadonlyMap<string, Occasion> = new Map<string, Occasion>([['RCPT', 'RCPT'], ['MAIL', 'MAIL'], ['DATA', 'DATA'], ['STARTTLS', 'STARTTLS'], ['Remote', 'EHLO']]);

function noteOf(line: Line): readonly Statement[] {
  const note = readConnection(line, '');
  return note ? [note] : [];
}

function listOf(held: Said | undefined, read: readonly Statement[] | undefined): readonly Statement[] | undefined {
  return held ? [held, ...(read ?? [])] : read;
}

/**
 * A row of a trace: it goes on where the row before was full. What is whole is said when the next line comes.
 * @param octets the column of octets, where the trace has one
 */
function readRow(line: Line, memory: Memory, offset: string, words: string, octets?: string): readonly Statement[] | undefined {
  const part = memory.get('part');
  if (part === undefined) return undefined;
  // Octets of a message are not split into lines; nothing in them is part of the dialogue.
  if (part === 'encrypted' || (octets !== undefined && memory.has('content'))) return [];
  const at = Number.parseInt(offset, 16);
  const width = octets === undefined ? WIDTH : OCTETS_WIDTH;
  const said = octets === undefined ? words : withoutLineEnd(words, octets);
  const rows = Number(memory.get('rows') ?? 0);
  const held = memory.get('words');
  if (held !== undefined && held.length === rows * width && memory.get('next') === String(at) && held.length < LONGEST) {
    memory.set('words', held + said);
    memory.set('rows', String(rows + 1));
    memory.set('next', String(at + width));
    return [];
  }
  const before = release(memory);
  memory.set('speaker', part);
  memory.set('words', said);
  memory.set('rows', '1');
  memory.set('next', String(at + width));
  memory.set('start', String(line.text.length - words.length));
  if (octets !== undefined) memory.set('octets', String(line.text.length - words.length - octets.length));
  return before ? [before] : [];
}

// What stands for CR and LF among the characters: 0d 0a
function withoutLineEnd(words: string, octets: string): string {
  const end = /(?:0d )?0a *$/.exec(octets) ?? /0d *$/.exec(octets);
  return end ? words.slice(0, words.length - (end[0].trimEnd().length > 2 ? 2 : 1)) : words;
}

/** RFC 4954 lets a line of an exchange have 12,288 characters. */
const LONGEST = 20_000;

function release(memory: Memory): Said | undefined {
  const text = memory.get('words');
  if (text === undefined) return undefined;
  const start = Number(memory.get('start'));
  const rows = Number(memory.get('rows'));
  const octets = memory.get('octets');
  const speaker: Speaker = memory.get('speaker') === 'server' ? 'server' : 'client';
  if (speaker === 'server') noteRefusal(memory, text);
  for (const key of ['words', 'rows', 'next', 'start', 'speaker', 'octets']) memory.delete(key);
  const width = octets === undefined ? WIDTH : OCTETS_WIDTH;
  const rest = restOf(rows, start, width, text.length, octets === undefined ? undefined : Number(octets));
  return { kind: 'said', session: '', speaker, body: { start, end: start + Math.min(text.length, width), line: -rows, text, ...(rest.length > 0 ? { rest } : {}) } };
}

/** The rows under the first one, and the octets of all. */
function restOf(rows: number, start: number, width: number, length: number, octets: number | undefined): readonly Rest[] {
  return Array.from({ length: rows }, (_, below): readonly Rest[] => [
    ...(octets === undefined ? [] : [{ below, start: octets, end: octets + OCTETS_COLUMN }]),
    ...(below === 0 ? [] : [{ below, start, end: start + Math.min(width, Math.max(0, length - below * width)) }]),
  ]).flat();
}
